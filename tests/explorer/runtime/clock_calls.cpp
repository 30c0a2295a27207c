#include <poll.h>
#include <sched.h>
#include <sys/select.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <sys/times.h>
#include <time.h>
#include <unistd.h>

#include <cerrno>

#include "interposed.hpp"
#include "library_code.hpp"
#include "raw_system.hpp"
#include "recorder.hpp"

// Clocks and sleeping, in virtual time: it moves only when somebody sleeps.

namespace explorer {
namespace {

// A thread that asks for the time this often and does nothing else waits for
// it to pass; it then passes by itself.
constexpr std::uint32_t reads_before_time_moves = 64;
constexpr std::uint64_t polling_step = 1'000'000;

bool not_before_deadline(const thread&) {
  return false;
}

std::uint64_t read_clock(std::uint64_t pc) {
  scheduler& run = the_scheduler();
  if (!run.armed()) return 0;
  thread& self = run.self();
  if (run.any_time()) the_recorder().touch(touched::clock, false);
  if (++self.clock_reads > reads_before_time_moves) {
    self.clock_reads = 0;
    the_recorder().cut(cut_time);
    run.wait(self, {action::clock, object_kind::none, 0, nullptr, false, pc},
             not_before_deadline, nullptr, run.now() + polling_step);
  }
  return run.now();
}

// Whoever gives way may be the next to run all the same; only who does so
// again and again, and for nothing, waits for somebody else.
void give_way(thread& self, const operation& op) {
  scheduler& run = the_scheduler();
  if (library_code::yields_between_looks(self)) return;
  if (run.spinning(self)) {
    run.yield(self, op);
  } else {
    run.point(self, op);
  }
}

void sleep_until(std::uint64_t deadline, std::uint64_t pc) {
  scheduler& run = the_scheduler();
  if (!run.armed()) return;
  thread& self = run.self();
  self.clock_reads = 0;
  const operation op{action::sleep, object_kind::none, 0, nullptr, false, pc,
                     deadline};
  if (deadline <= run.now()) {
    give_way(self, op);
    return;
  }
  run.wait(self, op, not_before_deadline, nullptr, deadline);
}

timespec as_timespec(std::uint64_t nanoseconds) {
  return {static_cast<time_t>(nanoseconds / 1'000'000'000),
          static_cast<long>(nanoseconds % 1'000'000'000)};
}

bool is_wall(clockid_t clock) {
  return clock == CLOCK_REALTIME || clock == CLOCK_REALTIME_COARSE ||
         clock == CLOCK_TAI;
}

}  // namespace
}  // namespace explorer

using explorer::caller;
using explorer::wall_start;

extern "C" {

int clock_gettime(clockid_t clock, timespec* time) noexcept {
  const std::uint64_t now = explorer::read_clock(caller());
  *time =
      explorer::as_timespec(explorer::is_wall(clock) ? wall_start + now : now);
  return 0;
}

int clock_getres(clockid_t, timespec* resolution) noexcept {
  if (resolution != nullptr) *resolution = {0, 1};
  return 0;
}

int timespec_get(timespec* time, int base) noexcept {
  if (base != TIME_UTC) return 0;
  *time = explorer::as_timespec(wall_start + explorer::read_clock(caller()));
  return base;
}

int gettimeofday(timeval* time, void*) noexcept {
  const timespec now =
      explorer::as_timespec(wall_start + explorer::read_clock(caller()));
  *time = {now.tv_sec, now.tv_nsec / 1000};
  return 0;
}

time_t time(time_t* where) noexcept {
  const std::uint64_t now = wall_start + explorer::read_clock(caller());
  const auto seconds = static_cast<time_t>(now / 1'000'000'000);
  if (where != nullptr) *where = seconds;
  return seconds;
}

clock_t clock() noexcept {
  return static_cast<clock_t>(explorer::read_clock(caller()) / 1000);
}

clock_t times(tms* buffer) noexcept {
  const auto ticks =
      static_cast<clock_t>(explorer::read_clock(caller()) / 10'000'000);
  if (buffer != nullptr) *buffer = {ticks, 0, 0, 0};
  return ticks;
}

int nanosleep(const timespec* span, timespec* left) {
  if (!explorer::valid(*span) || span->tv_sec < 0) {
    errno = EINVAL;
    return -1;
  }
  explorer::sleep_until(explorer::deadline_after(explorer::nanoseconds(*span)),
                        caller());
  if (left != nullptr) *left = {0, 0};
  return 0;
}

int clock_nanosleep(clockid_t clock, int flags, const timespec* time,
                    timespec* left) {
  if (!explorer::valid(*time)) return EINVAL;
  const bool absolute = (flags & TIMER_ABSTIME) != 0;
  explorer::sleep_until(
      absolute ? explorer::deadline_at(clock, *time)
               : explorer::deadline_after(explorer::nanoseconds(*time)),
      caller());
  if (left != nullptr && !absolute) *left = {0, 0};
  return 0;
}

int usleep(useconds_t microseconds) {
  explorer::sleep_until(
      explorer::deadline_after(std::uint64_t{microseconds} * 1000), caller());
  return 0;
}

unsigned sleep(unsigned seconds) {
  explorer::sleep_until(
      explorer::deadline_after(std::uint64_t{seconds} * 1'000'000'000),
      caller());
  return 0;
}

// Without descriptors it is a sleep; with some it waits for the world outside.
int select(int count, fd_set* readable, fd_set* writable, fd_set* special,
           timeval* time) {
  const bool sleeps = readable == nullptr && writable == nullptr &&
                      special == nullptr && time != nullptr;
  if (sleeps) {
    const timespec span{time->tv_sec, time->tv_usec * 1000};
    explorer::sleep_until(explorer::deadline_after(explorer::nanoseconds(span)),
                          caller());
    return 0;
  }
  const long result = explorer::raw::call(
      SYS_select, count, explorer::raw::as_long(readable),
      explorer::raw::as_long(writable), explorer::raw::as_long(special),
      explorer::raw::as_long(time));
  if (result >= 0) return static_cast<int>(result);
  errno = static_cast<int>(-result);
  return -1;
}

int sched_yield() noexcept {
  explorer::scheduler& run = explorer::the_scheduler();
  explorer::thread& self = run.self();
  explorer::give_way(
      self, {explorer::action::yield, explorer::object_kind::thread, self.id,
             nullptr, false, caller()});
  return 0;
}

}  // extern "C"
