#include "processes.hpp"
#include "scheduler.hpp"

// What the scheduler does only for programs with alarms or several processes.

namespace explorer {

void scheduler::set_timer(thread& timer, std::uint64_t deadline) {
  if (!timer.alive) ++alive_count_;
  timer.alive = true;
  timer.timer = true;
  timer.ready = [](const thread&) { return false; };
  timer.deadline = deadline;
}

void scheduler::stop_timer(thread& timer) {
  if (!timer.alive) return;
  timer.alive = false;
  timer.deadline = never;
  --alive_count_;
}

void scheduler::end_threads_of(const process& ended) {
  thread& body = thread_at(ended.body);
  for (std::uint32_t i = 0; i < thread_count_; ++i) {
    thread& t = *threads_[i];
    if (!t.alive || t.process != ended.number) continue;
    t.alive = false;
    t.ready = nullptr;
    t.gate = nullptr;
    t.deadline = never;
    --alive_count_;
    progress(t);
    if (&t == &body) continue;
    // Who waits for the process learns of all that its threads did.
    if (watching_) body.clock.join(t.clock);
    mark_joined(t);
  }
}

thread& scheduler::choose_successor(thread& self) {
  self.pending = {action::finish, object_kind::thread, self.id};
  executed(self, self.pending);
  thread& next = select(self, false);
  report().running = next.id;
  return next;
}

std::uint32_t scheduler::alive_here() const {
  std::uint32_t count = 0;
  for (std::uint32_t i = 0; i < thread_count_; ++i) {
    const thread& t = *threads_[i];
    if (t.alive && !t.timer && t.process == this_process()) ++count;
  }
  return count;
}

}  // namespace explorer
