#include "recorder.hpp"
#include "scheduler.hpp"
#include "stutter.hpp"

// What the scheduler does only where all schedules are searched: it tells the
// search what each transition was, and lets nobody go in circles.

namespace explorer {

// A thread that goes in circles waits for a change.
void scheduler::look_for_stutter(thread& self, const operation& op) {
  self.ready = nullptr;
  self.gate = nullptr;
  switch (stutter::arrive(self, op)) {
    case stutter::round::first:
      break;
    case stutter::round::again:
      self.ready = stutter::is_over;
      break;
    case stutter::round::everybody:
    case stutter::round::in_vain:
      end(run_end::redundant, 0);
  }
}

// A transition that lets a sleeper wake, or keeps it from waking, is one that
// touches time.
void scheduler::note_timers(const thread& self) {
  std::uint64_t ready = 0;
  for (std::uint32_t i = 0; i < candidate_count_ && any_time_; ++i) {
    thread& t = *candidates_[i];
    if (!may_run(t)) ready |= 1ull << t.id % searched_threads_max;
  }
  const std::uint64_t others = ~(1ull << self.id % searched_threads_max);
  if (((ready ^ sleepers_ready_) & others) != 0) {
    the_recorder().touch(touched::clock);
  }
  sleepers_ready_ = ready;
}

void scheduler::note_transition(const thread& next, const thread& preferred,
                                bool preempts, bool time_passed,
                                std::uint64_t choice) {
  recorder& log = the_recorder();
  search_entry entry{};
  for (std::uint32_t i = 0; i < candidate_count_; ++i) {
    entry.enabled |= 1ull << candidates_[i]->id % searched_threads_max;
  }
  entry.choice = static_cast<std::uint32_t>(choice);
  entry.thread = static_cast<std::uint16_t>(next.id);
  entry.preferred = static_cast<std::uint16_t>(preferred.id);
  entry.preempts = preempts ? 1 : 0;
  entry.waited = next.ready != nullptr ? 1 : 0;
  entry.barrier = time_passed ? 1 : 0;
  if (thread_count_ > searched_threads_max) log.cut(cut_many);
  log.add_entry(entry);
  if (any_time_ && next.deadline != never) log.touch(touched::clock);
}

// What the threads that are left were about to do: in another order they might
// have done it.
void scheduler::leave_rest_to_log(run_end how) {
  recorder& log = the_recorder();
  const bool stopped = how == run_end::exited || how == run_end::aborted;
  if (stopped) log.log().ended = 1;
  if (!stopped && how != run_end::deadlock && how != run_end::livelock) return;
  for (std::uint32_t i = 0; i < thread_count_; ++i) {
    thread& t = *threads_[i];
    if (!t.alive || (stopped && t.id == report().running)) continue;
    log.add_left_over(t, any_time_);
  }
}

}  // namespace explorer
