#include "signals.hpp"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include <cstring>
#include <initializer_list>

#include "interposed.hpp"
#include "not_controlled.hpp"
#include "process_end.hpp"
#include "processes.hpp"
#include "raw_system.hpp"

// Signals that the program sends: to itself, and such that end another of its
// processes.

namespace explorer {
namespace {

// A signal to oneself arrives before the call returns.
int send_to_self(int number, std::uint64_t pc) {
  if (the_scheduler().armed() && is_deadly(number)) end_by_signal(number, pc);
  const long result = raw::call(SYS_tgkill, raw::call(SYS_getpid),
                                raw::call(SYS_gettid), number);
  if (result == 0) return 0;
  errno = static_cast<int>(-result);
  return -1;
}

[[noreturn]] void refuse(std::uint64_t pc, const char* why) {
  not_controlled("kill", pc, why);
}

bool does_nothing(int number) {
  return number == SIGCHLD || number == SIGURG || number == SIGWINCH ||
         number == SIGCONT;
}

bool stops(int number) {
  return number == SIGSTOP || number == SIGTSTP || number == SIGTTIN ||
         number == SIGTTOU;
}

int send_to(process& other, int number, std::uint64_t pc) {
  if (other.waited_for || number < 0 || number >= NSIG) {
    errno = other.waited_for ? ESRCH : EINVAL;
    return -1;
  }
  if (number == 0) return 0;
  scheduler& run = the_scheduler();
  thread& self = run.self();
  run.point(self, processes::on(action::kill, other, pc));
  if (other.ended) return 0;
  if (stops(number)) refuse(pc, "it stops another process");
  if (number != SIGKILL && !leaves_default(other, number)) {
    refuse(pc, "the other process blocks, ignores or handles the signal");
  }
  if (does_nothing(number)) return 0;
  run.note_killing();
  processes::end_by_signal(run, other, number);
  return 0;
}

}  // namespace

// It stands in its file in /proc, as sets of bits.
bool leaves_default(const process& other, int number) {
  char name[64];
  snprintf(name, sizeof name, "/proc/%d/status", other.native);
  const long file =
      raw::call(SYS_open, raw::as_long(name), O_RDONLY | O_CLOEXEC);
  if (file < 0) return false;
  char text[8192];
  const long size =
      raw::call(SYS_read, file, raw::as_long(text), sizeof text - 1);
  raw::call(SYS_close, file);
  text[size < 0 ? 0 : size] = 0;
  for (const char* field : {"SigBlk:", "SigIgn:", "SigCgt:"}) {
    const char* const value = strstr(text, field);
    if (value == nullptr) return false;
    const std::uint64_t set = strtoull(value + strlen(field), nullptr, 16);
    if ((set >> (number - 1) & 1) != 0) return false;
  }
  return true;
}

}  // namespace explorer

extern "C" {

int raise(int number) noexcept {
  return explorer::send_to_self(number, explorer::caller());
}

int kill(pid_t process, int number) noexcept {
  const std::uint64_t pc = explorer::caller();
  if (process == getpid()) return explorer::send_to_self(number, pc);
  const bool several = explorer::processes::several();
  if (process == 0 && !several) return explorer::send_to_self(number, pc);
  explorer::process* const other = explorer::processes::find(process);
  if (other == nullptr) {
    explorer::refuse(pc, process <= 0
                             ? "it sends a signal to a group of processes"
                             : "it sends a signal to another process");
  }
  return explorer::send_to(*other, number, pc);
}

}  // extern "C"
