#include "alarm.hpp"

#include <signal.h>
#include <unistd.h>

#include "interposed.hpp"
#include "not_controlled.hpp"
#include "process_end.hpp"
#include "processes.hpp"
#include "signals.hpp"

// alarm: a signal that comes by itself, after a time. It is a thread that does
// nothing but sleep; what it would do when it wakes up, the scheduler does.

namespace explorer {
namespace {

constexpr std::uint64_t second = 1'000'000'000;

// Not inherited: the one of another process is none.
thread* own_timer(thread* set = nullptr) {
  static constinit thread* timer = nullptr;
  if (set != nullptr) timer = set;
  return timer != nullptr && timer->process == this_process() ? timer : nullptr;
}

[[noreturn]] void refuse(std::uint64_t pc) {
  not_controlled("alarm", pc, "the program blocks or handles its signal");
}

bool is_ignored() {
  struct sigaction action {};
  sigaction(SIGALRM, nullptr, &action);
  return action.sa_handler == SIG_IGN;
}

unsigned seconds_left(const scheduler& run, const thread* timer) {
  if (timer == nullptr || !timer->alive) return 0;
  const std::uint64_t left =
      timer->deadline > run.now() ? timer->deadline - run.now() : 0;
  return static_cast<unsigned>((left + second - 1) / second);
}

void set_alarm(scheduler& run, unsigned seconds, std::uint64_t pc) {
  thread* timer = own_timer();
  if (timer == nullptr) timer = own_timer(run.add_thread());
  if (timer == nullptr) {
    not_controlled("alarm", pc,
                   "the program starts more threads than can be controlled");
  }
  run.note_killing();
  timer->pending = {action::sleep, object_kind::none, 0, nullptr, false, pc};
  run.set_timer(*timer, deadline_after(seconds * second));
}

}  // namespace

void ring(thread& timer) {
  scheduler& run = the_scheduler();
  const std::uint64_t pc = timer.pending.pc;
  run.executed(timer, {action::kill, object_kind::none, 0, nullptr, true, pc});
  run.stop_timer(timer);
  if (timer.process == this_process()) {
    if (!is_deadly(SIGALRM)) refuse(pc);
    // Asked for by the program, so it is no crash.
    processes::end(run_end::aborted, SIGALRM);
  }
  process& other = processes::at(timer.process);
  if (!leaves_default(other, SIGALRM)) refuse(pc);
  processes::end_by_signal(run, other, SIGALRM);
}

}  // namespace explorer

extern "C" unsigned alarm(unsigned seconds) noexcept {
  const std::uint64_t pc = explorer::caller();
  explorer::scheduler& run = explorer::the_scheduler();
  if (!run.armed()) return 0;
  explorer::thread* const timer = explorer::own_timer();
  const unsigned left = explorer::seconds_left(run, timer);
  if (seconds == 0) {
    if (timer != nullptr) run.stop_timer(*timer);
  } else if (!explorer::is_ignored()) {
    if (!explorer::is_deadly(SIGALRM)) explorer::refuse(pc);
    explorer::set_alarm(run, seconds, pc);
  }
  return left;
}
