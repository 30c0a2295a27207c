#include <errno.h>
#include <signal.h>
#include <unistd.h>

#include "happens_before.hpp"
#include "interposed.hpp"
#include "not_controlled.hpp"
#include "processes.hpp"
#include "real.hpp"
#include "recorder.hpp"

// fork, and what is to be done before and after it.

namespace explorer {
namespace {

struct fork_handlers {
  void (*prepare)();
  void (*parent)();
  void (*child)();
};

struct handler_table {
  static constexpr std::uint32_t max = 64;
  fork_handlers handlers[max];
  std::uint32_t count;
};

handler_table& the_handlers() {
  static constinit handler_table table{};
  return table;
}

// In the opposite order of their registration.
void run_prepare_handlers() {
  const handler_table& table = the_handlers();
  for (std::uint32_t i = table.count; i-- > 0;) {
    if (table.handlers[i].prepare != nullptr) table.handlers[i].prepare();
  }
}

void run_handlers(void (*fork_handlers::*which)()) {
  const handler_table& table = the_handlers();
  for (std::uint32_t i = 0; i < table.count; ++i) {
    if (table.handlers[i].*which != nullptr) (table.handlers[i].*which)();
  }
}

// A child's end would call a handler out of the blue.
void check_signals(std::uint64_t pc) {
  struct sigaction action {};
  sigaction(SIGCHLD, nullptr, &action);
  if (action.sa_handler == SIG_DFL) return;
  not_controlled("fork", pc,
                 "the program handles or ignores the end of its children");
}

pid_t fork_under_control(scheduler& run, std::uint64_t pc) {
  check_signals(pc);
  if (the_common_state().shares_files) {
    not_controlled("fork", pc, "the program shares memory through a file");
  }
  if (the_recorder().on()) {
    the_recorder().cut(cut_processes);
    run.end(run_end::step_limit, 0);
  }
  run_prepare_handlers();
  thread& self = run.self();
  process* const added = processes::add(run, self);
  if (added == nullptr) {
    not_controlled("fork", pc,
                   "the program starts more processes than can be controlled");
  }
  thread& body = run.thread_at(added->body);
  body.pending.pc = pc;
  body.clock.set(body.id, 1);
  body.hard.set(body.id, 1);
  order_threads(self, body);

  static auto* const fork_now = real<pid_t()>("_Fork");
  const pid_t child = fork_now();
  if (child < 0) {
    not_controlled("fork", pc, "the system refuses another process");
  }
  if (child == 0) {
    processes::become(run, *added);
    thread& mine = run.self();
    run.executed(mine, mine.pending);
    run_handlers(&fork_handlers::child);
    return 0;
  }
  added->native = child;
  run.area().processes[added->number] = child;
  run.area().process_count = processes::count();
  run_handlers(&fork_handlers::parent);
  run.progress(self);
  run.point(self, processes::on(action::create, *added, pc));
  return processes::number_of(*added);
}

}  // namespace
}  // namespace explorer

extern "C" {

pid_t fork() noexcept {
  const std::uint64_t pc = explorer::caller();
  explorer::scheduler& run = explorer::the_scheduler();
  if (!run.armed()) {
    errno = EAGAIN;
    return -1;
  }
  return explorer::fork_under_control(run, pc);
}

// What pthread_atfork, which is part of every program, goes on to.
int __register_atfork(void (*prepare)(), void (*parent)(), void (*child)(),
                      void*) noexcept {
  explorer::handler_table& table = explorer::the_handlers();
  if (table.count == explorer::handler_table::max) return ENOMEM;
  table.handlers[table.count++] = {prepare, parent, child};
  return 0;
}

}  // extern "C"
