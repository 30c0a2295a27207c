#include <sys/prctl.h>
#include <sys/types.h>
#include <unistd.h>

#include <cerrno>
#include <cstdarg>

#include "processes.hpp"
#include "raw_system.hpp"
#include "scheduler.hpp"

// Who the process is: the same numbers in every run, although each is a
// process of its own.

namespace {

namespace processes = explorer::processes;

// The first process has a parent outside; the system's first is everybody's
// in the end.
constexpr pid_t outside = processes::first_number - 1;
constexpr pid_t system_first = 1;

}  // namespace

extern "C" {

pid_t getpid() noexcept {
  if (!processes::several()) return processes::first_number;
  return processes::number_of(processes::own());
}

pid_t getppid() noexcept {
  if (explorer::this_process() == 0) return outside;
  const std::uint32_t parent = processes::own().parent;
  return parent == explorer::no_process
             ? system_first
             : processes::number_of(processes::at(parent));
}

pid_t gettid() noexcept {
  return processes::first_number +
         static_cast<pid_t>(explorer::the_scheduler().self().id);
}

// Whoever asks for it becomes the parent of what its descendants leave behind.
int prctl(int option, ...) noexcept {
  long a[4];
  va_list list;
  va_start(list, option);
  for (long& value : a) value = va_arg(list, long);
  va_end(list);
  if (option == PR_SET_CHILD_SUBREAPER) {
    processes::adopt_orphans(a[0] != 0);
  }
  const long result =
      explorer::raw::call(SYS_prctl, option, a[0], a[1], a[2], a[3]);
  if (result >= 0) return static_cast<int>(result);
  errno = static_cast<int>(-result);
  return -1;
}

}  // extern "C"
