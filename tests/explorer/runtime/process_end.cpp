#include "process_end.hpp"

#include <signal.h>
#include <stdio.h>
#include <ucontext.h>
#include <unistd.h>

#include <cstdlib>
#include <exception>
#include <initializer_list>

#include "context.hpp"
#include "findings.hpp"
#include "interposed.hpp"
#include "output.hpp"
#include "processes.hpp"
#include "pthread_threads.hpp"
#include "raw_system.hpp"
#include "real.hpp"
#include "regions.hpp"

// All ways in which a process ends.

extern "C" {
extern void (*__fini_array_start[])();
extern void (*__fini_array_end[])();
extern char* program_invocation_short_name;
}

namespace explorer {
namespace {

struct end_state {
  int code;
  std::terminate_handler terminate;
};

end_state& the_end() {
  static constinit end_state state{};
  return state;
}

void exit_point(int code, std::uint64_t pc) {
  scheduler& run = the_scheduler();
  if (!run.armed()) return;
  thread& self = run.self();
  run.point(self, {action::exit, object_kind::none, 0, nullptr, true, pc,
                   static_cast<std::uint64_t>(code)});
}

// After all exit handlers: what the C library would still do, and the end.
void last_exit_handler() {
  if (!the_scheduler().armed()) return;
  for (void (**f)() = __fini_array_end; f != __fini_array_start;) (*--f)();
  fflush_unlocked(nullptr);
  processes::end(run_end::exited, the_end().code & 0xff);
}

// How a forked process ends is for its parent to judge.
void add_crash(finding_kind kind, int signal_number, std::uint64_t pc) {
  if (this_process() != 0) return;
  scheduler& run = the_scheduler();
  thread& self = run.self();
  finding* found = add_finding(run, kind, "");
  if (found == nullptr) return;
  found->number = static_cast<std::uint32_t>(signal_number);
  add_place(*found, self.id, action::none, object_kind::none, 0, pc,
            self.context);
}

void on_crash(int number, siginfo_t*, void* data) {
  const auto* state = static_cast<const ucontext_t*>(data);
  const auto pc =
      static_cast<std::uint64_t>(state->uc_mcontext.gregs[REG_RIP]) + 1;
  const auto sp = static_cast<std::uint64_t>(state->uc_mcontext.gregs[REG_RSP]);
  scheduler& run = the_scheduler();
  if (run.armed()) {
    add_crash(finding_kind::crash, number,
              caller_in_program(pc, reinterpret_cast<const void*>(sp)));
    processes::end(run_end::aborted, number);
  }
  signal(number, SIG_DFL);
}

// The watchdog outside has found this thread stuck, and written down in what.
void on_stuck(int, siginfo_t*, void* data) {
  const auto* state = static_cast<const ucontext_t*>(data);
  const auto pc =
      static_cast<std::uint64_t>(state->uc_mcontext.gregs[REG_RIP]) + 1;
  scheduler& run = the_scheduler();
  write_interrupted_stack(run.report().where, pc, run.self().context);
  run.end(run_end::not_controlled, 0);
}

[[noreturn]] void on_terminate() {
  scheduler& run = the_scheduler();
  if (run.armed() && run.report().terminated == 0 && this_process() == 0) {
    run.report().terminated = 1;
    add_crash(finding_kind::terminate, SIGABRT,
              caller_in_program(0, __builtin_frame_address(0)));
  }
  the_end().terminate();
  std::abort();
}

}  // namespace

void watch_for_crashes() {
  the_end().terminate = std::set_terminate(on_terminate);
  use_crash_stack();
  struct sigaction action {};
  action.sa_sigaction = on_crash;
  action.sa_flags = SA_SIGINFO | SA_NODEFER | SA_ONSTACK;
  for (const int number : {SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGTRAP}) {
    sigaction(number, &action, nullptr);
  }
  action.sa_sigaction = on_stuck;
  sigaction(stuck_signal, &action, nullptr);
}

// One serves all: whoever crashes is the one that runs, and the last to do so.
void use_crash_stack() {
  constexpr std::size_t size = 64u << 10;
  static void* const memory = regions::allocate(size);
  stack_t stack{};
  stack.ss_sp = memory;
  stack.ss_size = size;
  raw::call(SYS_sigaltstack, raw::as_long(&stack));
}

bool is_deadly(int signal_number) {
  switch (signal_number) {
    case 0:
    case SIGCHLD:
    case SIGCONT:
    case SIGSTOP:
    case SIGTSTP:
    case SIGTTIN:
    case SIGTTOU:
    case SIGURG:
    case SIGWINCH:
      return false;
    default:
      break;
  }
  struct sigaction action {};
  if (sigaction(signal_number, nullptr, &action) != 0) return false;
  sigset_t blocked;
  sigemptyset(&blocked);
  pthread_sigmask(SIG_SETMASK, nullptr, &blocked);
  if (sigismember(&blocked, signal_number) == 1) return false;
  return action.sa_handler == SIG_DFL || action.sa_sigaction == on_crash;
}

void end_by_signal(int signal_number, std::uint64_t pc) {
  add_crash(finding_kind::crash, signal_number, pc);
  processes::end(run_end::aborted, signal_number);
}

void register_last_exit_handler() {
  std::atexit(last_exit_handler);
}

}  // namespace explorer

using explorer::the_scheduler;

extern "C" {

[[noreturn]] void exit(int code) noexcept {
  explorer::exit_point(code, explorer::caller());
  explorer::the_end().code = code;
  explorer::thread& self = the_scheduler().self();
  self.leaving = true;
  explorer::run_exit_actions(self);
  static auto* const real_exit = explorer::real<void(int)>("exit");
  real_exit(code);
  __builtin_unreachable();
}

[[noreturn]] void _exit(int code) {
  explorer::exit_point(code, explorer::caller());
  explorer::processes::end(explorer::run_end::exited, code & 0xff);
}

[[noreturn]] void _Exit(int code) noexcept {
  explorer::exit_point(code, explorer::caller());
  explorer::processes::end(explorer::run_end::exited, code & 0xff);
}

[[noreturn]] void abort() noexcept {
  struct sigaction action {};
  sigaction(SIGABRT, nullptr, &action);
  if (action.sa_handler != SIG_DFL && action.sa_handler != SIG_IGN) {
    action.sa_handler(SIGABRT);
  }
  if (the_scheduler().report().terminated == 0) {
    explorer::add_crash(explorer::finding_kind::crash, SIGABRT,
                        explorer::caller());
  }
  explorer::processes::end(explorer::run_end::aborted, SIGABRT);
}

[[noreturn]] void __assert_fail(const char* assertion, const char* file,
                                unsigned line, const char* function) noexcept {
  char text[2048];
  const int size =
      snprintf(text, sizeof text, "%s: %s:%u: %s: Assertion `%s' failed.\n",
               program_invocation_short_name, file, line, function, assertion);
  explorer::append_output(2, text,
                          static_cast<size_t>(size) < sizeof text
                              ? static_cast<size_t>(size)
                              : sizeof text - 1);
  explorer::add_crash(explorer::finding_kind::crash, SIGABRT,
                      explorer::caller());
  explorer::processes::end(explorer::run_end::aborted, SIGABRT);
}

}  // extern "C"
