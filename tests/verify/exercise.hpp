#ifndef COURSE_VERIFY_EXERCISE_HPP
#define COURSE_VERIFY_EXERCISE_HPP

#include <filesystem>

#include "problem.hpp"
#include "snippet.hpp"

namespace verify {

/// `<name>_start.cpp` is an exercise: its sibling `<name>_solution.cpp` says
/// what a solution does, and the start must not do it yet. Nothing is wrong
/// with a snippet that is no exercise.
problems check_exercise(const snippet& one,
                        const std::filesystem::path& programs);

}  // namespace verify

#endif
