#include <sys/resource.h>
#include <sys/wait.h>

#include <cerrno>

#include "happens_before.hpp"
#include "interposed.hpp"
#include "not_controlled.hpp"
#include "processes.hpp"
#include "raw_system.hpp"

// Waiting for the end of child processes.

namespace explorer {
namespace {

constexpr std::intptr_t any_child = -1;

// Of several that have ended the oldest, as the kernel has it.
process* child_of(std::uint32_t parent, std::intptr_t wanted, bool ended) {
  for (std::uint32_t i = 0; processes::several() && i < processes::count();
       ++i) {
    process& child = processes::at(i);
    if (child.parent != parent || child.waited_for) continue;
    if (ended && !child.ended) continue;
    if (wanted == any_child || processes::number_of(child) == wanted) {
      return &child;
    }
  }
  return nullptr;
}

// The number that is waited for is kept where a lock's waiter keeps its gate.
bool child_has_ended(const thread& t) {
  const auto wanted = reinterpret_cast<std::intptr_t>(t.second_subject);
  return child_of(t.process, wanted, true) != nullptr;
}

int fail(int error) {
  errno = error;
  return -1;
}

// Its kernel process has ended too, or is about to.
void give_back_number(shared_area& area, process& child) {
  raw::call(SYS_wait4, child.native, 0, 0, 0);
  area.processes[child.number] = 0;
}

/// What was found: null with `error` 0 where nobody has ended yet.
struct found_child {
  process* child;
  int error;
};

found_child await_child(std::intptr_t wanted, int options, std::uint64_t pc) {
  scheduler& run = the_scheduler();
  thread& self = run.self();
  const process* first = child_of(this_process(), wanted, false);
  if (first == nullptr) return {nullptr, ECHILD};
  operation op = processes::on(action::join, *first, pc);
  if (wanted == any_child) op.object = 0;
  if ((options & WNOHANG) != 0) {
    run.point(self, op);
    process* const ended = child_of(this_process(), wanted, true);
    if (ended == nullptr && run.spinning(self)) run.yield(self, op);
    return {ended, 0};
  }
  run.wait(self, op, child_has_ended, the_common_state().processes, never,
           nullptr, reinterpret_cast<void*>(wanted));
  return {child_of(this_process(), wanted, true), 0};
}

void take_leave(process& child, int options) {
  scheduler& run = the_scheduler();
  thread& self = run.self();
  order_threads(run.thread_at(child.body), self);
  run.progress(self);
  if ((options & WNOWAIT) != 0) return;
  processes::forget(run, child);
  give_back_number(run.area(), child);
}

// Groups of processes are not followed: all belong to one.
std::intptr_t wanted_child(pid_t number, const char* call, std::uint64_t pc) {
  if (number < -1) {
    not_controlled(call, pc, "it waits for a group of processes");
  }
  return number <= 0 ? any_child : number;
}

pid_t wait_for(const char* call, pid_t number, int* status, int options,
               std::uint64_t pc) {
  const std::intptr_t wanted = wanted_child(number, call, pc);
  const found_child found = await_child(wanted, options, pc);
  if (found.error != 0) return fail(found.error);
  if (found.child == nullptr) return 0;
  if (status != nullptr) *status = found.child->status;
  take_leave(*found.child, options);
  return processes::number_of(*found.child);
}

void describe(const process& ended, siginfo_t& info) {
  info.si_signo = SIGCHLD;
  info.si_pid = processes::number_of(ended);
  info.si_code = ended.how == run_end::aborted ? CLD_KILLED : CLD_EXITED;
  info.si_status = ended.code;
}

}  // namespace
}  // namespace explorer

using explorer::caller;

extern "C" {

pid_t wait(int* status) {
  return explorer::wait_for("wait", -1, status, 0, caller());
}

pid_t waitpid(pid_t number, int* status, int options) {
  return explorer::wait_for("waitpid", number, status, options, caller());
}

int waitid(idtype_t type, id_t number, siginfo_t* info, int options) {
  const std::uint64_t pc = caller();
  if (type != P_PID && type != P_ALL) {
    explorer::not_controlled("waitid", pc, "it waits for a group of processes");
  }
  if ((options & WEXITED) == 0) {
    explorer::not_controlled("waitid", pc,
                             "it waits for a process to stop or to go on");
  }
  const std::intptr_t wanted =
      type == P_ALL ? explorer::any_child : static_cast<std::intptr_t>(number);
  const explorer::found_child found =
      explorer::await_child(wanted, options, pc);
  if (found.error != 0) return explorer::fail(found.error);
  if (info != nullptr) *info = {};
  if (found.child == nullptr) return 0;
  if (info != nullptr) explorer::describe(*found.child, *info);
  explorer::take_leave(*found.child, options);
  return 0;
}

pid_t wait3(int* status, int options, rusage* usage) noexcept {
  if (usage != nullptr) {
    explorer::not_controlled("wait3", caller(), "it asks for what was used");
  }
  return explorer::wait_for("wait3", -1, status, options, caller());
}

pid_t wait4(pid_t number, int* status, int options, rusage* usage) noexcept {
  if (usage != nullptr) {
    explorer::not_controlled("wait4", caller(), "it asks for what was used");
  }
  return explorer::wait_for("wait4", number, status, options, caller());
}

}  // extern "C"
