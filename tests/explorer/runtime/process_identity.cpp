#include <errno.h>
#include <signal.h>
#include <unistd.h>

#include "interposed.hpp"
#include "not_controlled.hpp"
#include "raw_system.hpp"

// Who the process is: the same numbers in every run, although each is a
// process of its own.

namespace {

constexpr pid_t own_number = 1000;
constexpr pid_t parent_number = 999;

}  // namespace

extern "C" {

pid_t getpid() noexcept {
  return own_number;
}
pid_t getppid() noexcept {
  return parent_number;
}

pid_t gettid() noexcept {
  return own_number + static_cast<pid_t>(explorer::the_scheduler().self().id);
}

// A signal to oneself arrives before the call returns, as with raise.
int kill(pid_t process, int number) noexcept {
  namespace raw = explorer::raw;
  if (process != own_number && process != 0) {
    explorer::not_controlled("kill", explorer::caller(),
                             "it sends a signal to another process");
  }
  const long result = raw::call(SYS_tgkill, raw::call(SYS_getpid),
                                raw::call(SYS_gettid), number);
  if (result == 0) return 0;
  errno = static_cast<int>(-result);
  return -1;
}

}  // extern "C"
