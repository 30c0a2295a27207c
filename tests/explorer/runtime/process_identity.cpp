#include <errno.h>
#include <signal.h>
#include <unistd.h>

#include "interposed.hpp"
#include "not_controlled.hpp"
#include "process_end.hpp"
#include "raw_system.hpp"

// Who the process is: the same numbers in every run, although each is a
// process of its own.

namespace {

constexpr pid_t own_number = 1000;
constexpr pid_t parent_number = 999;

// A signal to oneself arrives before the call returns.
int send_to_self(int number, std::uint64_t pc) {
  namespace raw = explorer::raw;
  if (explorer::the_scheduler().armed() && explorer::is_deadly(number)) {
    explorer::end_by_signal(number, pc);
  }
  const long result = raw::call(SYS_tgkill, raw::call(SYS_getpid),
                                raw::call(SYS_gettid), number);
  if (result == 0) return 0;
  errno = static_cast<int>(-result);
  return -1;
}

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

int raise(int number) noexcept {
  return send_to_self(number, explorer::caller());
}

int kill(pid_t process, int number) noexcept {
  if (process != own_number && process != 0) {
    explorer::not_controlled("kill", explorer::caller(),
                             "it sends a signal to another process");
  }
  return send_to_self(number, explorer::caller());
}

}  // extern "C"
