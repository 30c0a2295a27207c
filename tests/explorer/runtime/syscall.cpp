#include <errno.h>
#include <linux/futex.h>
#include <sched.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <cstdarg>

#include "futex.hpp"
#include "interposed.hpp"
#include "not_controlled.hpp"
#include "processes.hpp"
#include "random_data.hpp"
#include "raw_system.hpp"
#include "regions.hpp"

// The C library's `syscall`: what libstdc++ calls futexes with.

namespace explorer {
namespace {

std::uint64_t relative(const timespec* time) {
  return time == nullptr ? never : deadline_after(nanoseconds(*time));
}

std::uint64_t absolute(const timespec* time, int operation) {
  if (time == nullptr) return never;
  const bool wall = (operation & FUTEX_CLOCK_REALTIME) != 0;
  return deadline_at(wall ? CLOCK_REALTIME : CLOCK_MONOTONIC, *time);
}

long futex_call(const long (&a)[6], std::uint64_t pc) {
  const auto* address = reinterpret_cast<const std::uint32_t*>(a[0]);
  const auto* time = reinterpret_cast<const timespec*>(a[3]);
  const int operation = static_cast<int>(a[1]);
  const auto value = static_cast<std::uint32_t>(a[2]);
  const auto bits = static_cast<std::uint32_t>(a[5]);
  const futex_word word{address, (operation & FUTEX_PRIVATE_FLAG) == 0 &&
                                     regions::is_mapped(address)};
  switch (operation & FUTEX_CMD_MASK) {
    case FUTEX_WAIT:
      return futex_wait(word, value, relative(time), ~0u, pc);
    case FUTEX_WAIT_BITSET:
      return futex_wait(word, value, absolute(time, operation), bits, pc);
    case FUTEX_WAKE:
      return futex_wake(word, value, ~0u, pc);
    case FUTEX_WAKE_BITSET:
      return futex_wake(word, value, bits, pc);
    case FUTEX_CMP_REQUEUE:
      if (__atomic_load_n(address, __ATOMIC_SEQ_CST) !=
          static_cast<std::uint32_t>(a[5])) {
        return -EAGAIN;
      }
      [[fallthrough]];
    case FUTEX_REQUEUE:
      return futex_wake(word, value, ~0u, pc, static_cast<std::uint32_t>(a[3]),
                        reinterpret_cast<const std::uint32_t*>(a[4]));
    default:
      not_controlled("futex", pc, "this futex operation is not modelled");
  }
}

bool names_process(long number) {
  return number == SYS_kill || number == SYS_wait4 || number == SYS_waitid ||
         number == SYS_pidfd_open;
}

}  // namespace
}  // namespace explorer

extern "C" long syscall(long number, ...) noexcept {
  long a[6];
  va_list list;
  va_start(list, number);
  for (long& value : a) value = va_arg(list, long);
  va_end(list);

  explorer::scheduler& run = explorer::the_scheduler();
  long result = 0;
  if (number == SYS_futex && run.armed()) {
    result = explorer::futex_call(a, explorer::caller());
  } else if (number == SYS_fork || number == SYS_vfork || number == SYS_clone ||
             number == SYS_clone3) {
    explorer::not_controlled("syscall", explorer::caller(),
                             "it starts a process behind the C library's back");
  } else if (explorer::names_process(number) &&
             explorer::processes::several()) {
    explorer::not_controlled("syscall", explorer::caller(),
                             "it names a process by a number that the kernel "
                             "does not know");
  } else if (number == SYS_sched_yield) {
    return sched_yield();
  } else if (number == SYS_getpid && explorer::processes::several()) {
    return getpid();
  } else if (number == SYS_gettid) {
    return gettid();
  } else if (number == SYS_getrandom) {
    explorer::fill_random(reinterpret_cast<void*>(a[0]),
                          static_cast<std::size_t>(a[1]));
    return a[1];
  } else {
    result = explorer::raw::call(number, a[0], a[1], a[2], a[3], a[4], a[5]);
  }
  if (result < 0 && result > -4096) {
    errno = static_cast<int>(-result);
    return -1;
  }
  return result;
}
