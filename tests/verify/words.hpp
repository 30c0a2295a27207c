#ifndef COURSE_VERIFY_WORDS_HPP
#define COURSE_VERIFY_WORDS_HPP

#include <string>

#include "contract.hpp"

namespace verify {

/// The contract in words, for a student: what holds for every run.
std::string words_of(const contract& promise);

/// How the lines of one body may be ordered; empty for plain lines.
std::string words_of(const body& one);

}  // namespace verify

#endif
