#ifndef COURSE_VERIFY_WATCHER_HPP
#define COURSE_VERIFY_WATCHER_HPP

#include <sys/types.h>

#include <chrono>
#include <cstdint>
#include <vector>

#include "run.hpp"

namespace verify {

/// How long a watcher may take, beyond its limits, to end what is left.
inline constexpr std::chrono::milliseconds watcher_grace{30'000};

/// The watcher's whole life, in a process of its own: starts the program,
/// collects what it prints, holds it to its limits, ends everything that
/// descends from it, and writes the result.
[[noreturn]] void watch(const run_request& request, int results,
                        pid_t parent) noexcept;

/// What a watcher wrote. Without a whole result, the watcher was lost.
run_result decode_result(const std::vector<std::uint8_t>& bytes);

}  // namespace verify

#endif
