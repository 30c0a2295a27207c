#ifndef COURSE_EXPLORER_INTERPOSED_HPP
#define COURSE_EXPLORER_INTERPOSED_HPP

#include <time.h>

#include <cstdint>

#include "context.hpp"
#include "scheduler.hpp"
#include "stutter.hpp"

// What every replaced function needs: where it was called from, and deadlines
// in virtual nanoseconds.

namespace explorer {

/// Set while one replaced function calls another: where the program called the
/// first.
inline std::uint64_t& outer_caller() {
  static constinit std::uint64_t pc = 0;
  return pc;
}

/// Where the program called the function that calls this. Always inlined, so
/// that "the function" is the replaced one.
[[gnu::always_inline]] inline std::uint64_t caller() {
  if (const std::uint64_t outer = outer_caller(); outer != 0) {
    outer_caller() = 0;
    return outer;
  }
  const auto pc = reinterpret_cast<std::uintptr_t>(__builtin_return_address(0));
  stutter::note_frame(__builtin_frame_address(0));
  return caller_in_program(pc, __builtin_frame_address(0));
}

/// Lives while one replaced function calls another on the program's behalf.
class on_behalf_of {
public:
  explicit on_behalf_of(std::uint64_t pc) { outer_caller() = pc; }
  ~on_behalf_of() { outer_caller() = 0; }
  on_behalf_of(const on_behalf_of&) = delete;
  on_behalf_of& operator=(const on_behalf_of&) = delete;
};

/// The wall clock at virtual time zero: 2030-01-01 00:00:00 UTC.
inline constexpr std::uint64_t wall_start = 1'893'456'000'000'000'000;

inline std::uint64_t nanoseconds(const timespec& time) {
  if (time.tv_sec < 0) return 0;
  std::uint64_t result = 0;
  if (__builtin_mul_overflow(static_cast<std::uint64_t>(time.tv_sec),
                             1'000'000'000ull, &result) ||
      __builtin_add_overflow(result, static_cast<std::uint64_t>(time.tv_nsec),
                             &result)) {
    return never - 1;
  }
  return result;
}

/// An absolute time on a clock as a deadline in virtual time.
inline std::uint64_t deadline_at(clockid_t clock, const timespec& time) {
  const std::uint64_t moment = nanoseconds(time);
  const bool wall = clock == CLOCK_REALTIME || clock == CLOCK_REALTIME_COARSE ||
                    clock == CLOCK_TAI;
  if (!wall) return moment;
  return moment > wall_start ? moment - wall_start : 0;
}

/// A span of time from now as a deadline.
inline std::uint64_t deadline_after(std::uint64_t span) {
  const std::uint64_t now = the_scheduler().now();
  return span >= never - 1 - now ? never - 1 : now + span;
}

inline bool valid(const timespec& time) {
  return time.tv_nsec >= 0 && time.tv_nsec < 1'000'000'000;
}

}  // namespace explorer

#endif
