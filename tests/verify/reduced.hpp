#ifndef COURSE_VERIFY_REDUCED_HPP
#define COURSE_VERIFY_REDUCED_HPP

#include <string>

#include "snippet.hpp"

namespace verify {

/// The same program made small enough for a search of all its schedules: its
/// constants have the values of `Reduced`, and the lines of that section are
/// what it promises. Line numbers stay those of the file.
/// \pre The contract has such a section.
snippet reduced(const snippet& one);

/// "threads = 2, rounds = 2": the size of the reduced program.
/// \pre The contract has such a section.
std::string reduced_size(const snippet& one);

/// "threads = 5, rounds = 1'000": the size of the program itself.
/// \pre The contract has such a section.
std::string full_size(const snippet& one);

}  // namespace verify

#endif
