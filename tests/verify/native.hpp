#ifndef COURSE_VERIFY_NATIVE_HPP
#define COURSE_VERIFY_NATIVE_HPP

#include <filesystem>

#include "check.hpp"
#include "judge.hpp"
#include "snippet.hpp"

namespace verify {

/// Runs the program as a reader would, on one processor and on all, alone and
/// under load, and judges every run as the contract asks. A program that takes
/// longer than a second runs once.
checked check_native(const snippet& one, const std::filesystem::path& program);

/// How this snippet's program is run: arguments, terminal or pipe, limits.
run_request request_for(const snippet& one,
                        const std::filesystem::path& program);

/// How the moments of a run may be judged: not where others kept the machine
/// busy, for then lateness is not the program's.
timing timing_of(const recorded_run& run);

}  // namespace verify

#endif
