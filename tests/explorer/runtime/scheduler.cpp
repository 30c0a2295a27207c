#include "scheduler.hpp"

#include <new>

#include "alarm.hpp"
#include "context.hpp"
#include "deadlock.hpp"
#include "fiber.hpp"
#include "heap.hpp"
#include "library_code.hpp"
#include "processes.hpp"
#include "raw_system.hpp"
#include "recorder.hpp"
#include "shadow.hpp"
#include "stutter.hpp"
#include "trace.hpp"

namespace explorer {
namespace {

// A thread that read this often without any change is taken to spin.
constexpr std::uint32_t spin_reads = 32;
// So often may all threads give way in vain before a sleeper's time has come
// (times the number of threads), or before it is a livelock.
constexpr std::uint64_t spins_before_time = 64;
constexpr std::uint64_t spins_before_livelock = 20'000;
// So many of them a long run of plain reads counts for.
constexpr std::uint64_t spins_in_reads = 8;
// A program that polls under a lock never seems to spin; time goes on anyway.
constexpr std::uint64_t steps_before_time = 20'000;

// A thread that polls with a timeout would otherwise keep the rest from ever
// running, where priorities decide.
constexpr std::uint32_t early_wakes_before_yield = 8;

void hash_in(std::uint64_t& hash, std::uint64_t value) {
  hash = (hash ^ value) * 0x1000'0000'01b3;
}

}  // namespace

void scheduler::begin(shared_area& area, bool fibers) {
  area_ = &area;
  fibers_ = fibers;
  strategy_ = &make_strategy(area);
  any_time_ = area.request.time == time_mode::any;
  tracing_ = area.request.trace != 0;
  watching_ = area.request.race != 0;
  if (area.request.searching != 0) {
    heap::give_each_thread_its_own();
    the_recorder().begin(area.search);
    note_transition(main_thread(), main_thread(), false, false, no_choice);
  }
}

thread* scheduler::add_thread() {
  if (thread_count_ == threads_max) return nullptr;
  thread* added = new (common::allocate(sizeof(thread), 64)) thread;
  added->id = thread_count_;
  added->process = this_process();
  added->stack = added->id;
  added->handle = reinterpret_cast<std::uintptr_t>(added);
  added->alive = true;
  added->pending = {action::start, object_kind::thread, added->id};
  threads_[thread_count_++] = added;
  ++alive_count_;
  ++unjoined_count_;
  the_recorder().touch(touched::thread_list);
  the_recorder().touch_thread(added->id);
  update_multi();
  if (area_ != nullptr) report().threads = thread_count_;
  return added;
}

void scheduler::update_multi() {
  multi_ = area_ != nullptr && unjoined_count_ > 1;
  if (multi_) shadow::start_recording();
}

void scheduler::mark_joined(thread& ended) {
  if (ended.joined) return;
  ended.joined = true;
  --unjoined_count_;
  update_multi();
}

void scheduler::point(thread& self, const operation& op) {
  if (armed()) {
    self.pending = op;
    self.last_pc = op.pc;
    self.accesses = 0;
    if (alive_count_ > 1 || (multi_ && the_recorder().on())) {
      self.ready = nullptr;
      self.gate = nullptr;
      self.deadline = never;
      if (the_recorder().on()) look_for_stutter(self, op);
      switch_to(self, select(self, false));
      stop_waiting(self);
    }
    executed(self, op);
  }
}

void scheduler::yield(thread& self, const operation& op) {
  if (!armed()) return;
  self.pending = op;
  self.last_pc = op.pc;
  self.accesses = 0;
  if (alive_count_ > 1) {
    self.ready = nullptr;
    self.gate = nullptr;
    self.deadline = never;
    ++idle_spins_;
    if (the_recorder().on()) look_for_stutter(self, op);
    switch_to(self, select(self, self.ready == nullptr));
    stop_waiting(self);
  }
  executed(self, op);
}

void scheduler::yield_in_vain(thread& self, const operation& op) {
  idle_spins_ += spins_in_reads;
  idle_reads_ = true;
  yield(self, op);
}

wake_reason scheduler::wait(thread& self, const operation& op, ready_test ready,
                            void* subject, std::uint64_t deadline,
                            ready_test gate, void* gate_subject) {
  self.pending = op;
  self.last_pc = op.pc;
  self.accesses = 0;
  self.subject = subject;
  if (the_recorder().on()) {
    if (deadline != never) {
      stutter::note_effect(self);
    } else if (op.what != action::wait && op.what != action::futex_wait) {
      // Those come in two steps, of which the first has looked already.
      look_for_stutter(self, op);
      if (self.ready != nullptr) switch_to(self, select(self, false));
      stop_waiting(self);
    }
  }
  self.ready = ready;
  self.deadline = deadline;
  self.gate = gate;
  self.second_subject = gate_subject;
  self.turn = next_turn();
  self.wake = wake_reason::ready;
  if (any_time_ && deadline != never) the_recorder().touch(touched::clock);
  switch_to(self, select(self, false));
  self.ready = nullptr;
  self.gate = nullptr;
  self.deadline = never;
  executed(self, op);
  return self.wake;
}

void scheduler::leave(thread& self) {
  self.alive = false;
  self.ready = nullptr;
  self.pending = {action::finish, object_kind::thread, self.id};
  --alive_count_;
  progress(self);
  executed(self, self.pending);
  thread& next = here(select(self, false));
  if (fibers_) {
    fiber::switch_to(self, next);
  } else {
    hand_baton_to(next);
  }
}

bool scheduler::is_ready(const thread& t) const {
  if (t.ready == nullptr) return true;
  return processes::is_asked_here(t, t.subject) ? t.ready(t) : t.was_ready;
}

bool scheduler::is_gate_open(const thread& t) const {
  if (t.gate == nullptr) return true;
  return processes::is_asked_here(t, t.second_subject) ? t.gate(t)
                                                       : t.gate_was_open;
}

bool scheduler::may_run(const thread& t) const {
  return is_gate_open(t) && (is_ready(t) || t.deadline <= now_);
}

void scheduler::collect() {
  candidate_count_ = 0;
  std::uint64_t earliest = never;
  for (std::uint32_t i = 0; i < thread_count_; ++i) {
    thread& t = *threads_[i];
    if (!t.alive) continue;
    if (may_run(t)) {
      candidates_[candidate_count_++] = &t;
    } else if (t.deadline < earliest && is_gate_open(t)) {
      earliest = t.deadline;
    }
  }
  if (!any_time_ || earliest == never) return;
  // The earliest sleepers may wake now; they join in the order of numbers.
  candidate_count_ = 0;
  for (std::uint32_t i = 0; i < thread_count_; ++i) {
    thread& t = *threads_[i];
    if (!t.alive) continue;
    if (may_run(t) || (t.deadline == earliest && is_gate_open(t))) {
      candidates_[candidate_count_++] = &t;
    }
  }
}

bool scheduler::advance_time() {
  std::uint64_t earliest = never;
  for (std::uint32_t i = 0; i < thread_count_; ++i) {
    const thread& t = *threads_[i];
    if (t.alive && t.deadline > now_ && t.deadline < earliest) {
      earliest = t.deadline;
    }
  }
  steps_since_time_ = 0;
  if (earliest == never) return false;
  idle_spins_ = 0;
  now_ = earliest;
  return true;
}

thread& scheduler::select(thread& self, bool gives_way) {
  run_report& run = report();
  recorder& log = the_recorder();
  bool time_passed = false;
  ++run.steps;
  ++run.progress;
  ++steps_since_time_;
  if (log.overflowed()) end(run_end::redundant, 0);
  if (run.points > area_->request.points_limit ||
      run.steps > 20 * area_->request.points_limit) {
    log.cut(cut_limit);
    report_no_progress(*this, false);
    end(run_end::step_limit, 0);
  }
  if (idle_spins_ > spins_before_time * alive_count_ ||
      steps_since_time_ > steps_before_time) {
    if (advance_time()) {
      log.cut(cut_time);
    } else if (idle_spins_ > spins_before_livelock * alive_count_) {
      // Plain memory may be read in a loop that ends by itself all the same.
      report_no_progress(*this, !idle_reads_);
      end(idle_reads_ ? run_end::step_limit : run_end::livelock, 0);
    }
  }
  if (processes::several()) processes::ask_who_waits_outside(*this);
  collect();
  while (candidate_count_ == 0) {
    if (!advance_time()) stuck();
    time_passed = true;
    collect();
  }
  if (log.on()) note_timers(self);

  // Without a decision the running thread goes on, unless it means to sleep.
  thread* preferred = candidates_[0];
  for (std::uint32_t i = 0; i < candidate_count_; ++i) {
    if (candidates_[i] == &self && may_run(self)) preferred = &self;
  }
  if (preferred == &self && candidates_[0] == &self && !may_run(self) &&
      candidate_count_ > 1) {
    preferred = candidates_[1];
  }
  if (gives_way && preferred == &self) {
    strategy_->yielded(self);
    if (candidate_count_ > 1) {
      log.cut(cut_spin);
      std::uint32_t kept = 0;
      for (std::uint32_t i = 0; i < candidate_count_; ++i) {
        if (candidates_[i] != &self) candidates_[kept++] = candidates_[i];
      }
      candidate_count_ = kept;
      preferred = candidates_[0];
    }
  }
  if (!strategy_->worthwhile(candidates_, candidate_count_)) {
    end(run_end::redundant, 0);
  }
  const std::uint64_t choice = candidate_count_ == 1 ? no_choice : run.choices;
  thread& next =
      candidate_count_ == 1 ? *candidates_[0] : decide(self, *preferred);
  if (log.on()) {
    note_transition(next, *preferred, preferred == &self, time_passed, choice);
  }

  // Why it runs: what it waited for, its deadline, or either.
  const bool ready = is_ready(next);
  if (!ready) {
    if (next.deadline > now_) {
      now_ = next.deadline;
      if (any_time_ && ++next.early_wakes % early_wakes_before_yield == 0) {
        strategy_->yielded(next);
      }
    }
    next.wake = wake_reason::timeout;
  } else if (next.ready != nullptr && next.deadline <= now_ && &next != &self) {
    next.wake = choose(2) == 0 ? wake_reason::ready : wake_reason::timeout;
  } else {
    next.wake = wake_reason::ready;
  }
  if (!next.timer) return next;
  ring(next);
  return select(self, gives_way);
}

thread& scheduler::decide(thread& self, thread& preferred) {
  run_report& run = report();
  const choice_point point{run.choices, candidates_, candidate_count_, &self,
                           &preferred};
  thread* next = strategy_->pick(point);
  if (next == nullptr) {
    run.diverged_at = run.choices;
    end(run_end::diverged, 0);
  }
  if (next != &preferred) {
    record(0, static_cast<std::uint16_t>(next->id));
    if (&preferred == &self) ++run.preemptions;
  }
  ++run.points;
  ++run.choices;
  return *next;
}

std::uint32_t scheduler::choose(std::uint32_t count, bool rare) {
  if (count < 2 || !multi_) return 0;
  run_report& run = report();
  const std::uint32_t value = strategy_->choose(run.choices, count, rare);
  if (value >= count) {
    run.diverged_at = run.choices;
    end(run_end::diverged, 0);
  }
  if (value != 0) record(1, static_cast<std::uint16_t>(value));
  if (the_recorder().on()) {
    the_recorder().add_entry({0, 0, static_cast<std::uint32_t>(run.choices),
                              static_cast<std::uint16_t>(value),
                              static_cast<std::uint16_t>(count), 0, 0, 0, 0});
  }
  ++run.choices;
  hash_in(run.hash, value + 77);
  return value;
}

void scheduler::record(std::uint16_t kind, std::uint16_t value) {
  run_report& run = report();
  if (run.decision_count == decisions_max || run.choices > ~0u) {
    run.decisions_lost = 1;
    return;
  }
  area_->decisions_out[run.decision_count++] = {
      static_cast<std::uint32_t>(run.choices), kind, value};
}

void scheduler::switch_to(thread& self, thread& next) {
  if (&next == &self) return;
  thread& called = here(next);
  if (&called == &self) return;
  if (fibers_) {
    fiber::switch_to(self, called);
    return;
  }
  hand_baton_to(called);
  while (__atomic_load_n(&self.baton, __ATOMIC_ACQUIRE) == 0) {
    raw::futex_wait(&self.baton, 0);
  }
  self.baton = 0;
}

// The thread of this process that is to run: `next`, or whom another process
// calls, once `next` has run there.
thread& scheduler::here(thread& next) {
  report().running = next.id;
  if (next.process == this_process()) return next;
  return processes::hand_over(*this, next);
}

void scheduler::hand_baton_to(thread& next) {
  report().native_thread = next.native_id;
  __atomic_store_n(&next.baton, 1u, __ATOMIC_RELEASE);
  raw::futex_wake(&next.baton, 1);
}

void scheduler::progress(thread& self) {
  self.spins = 0;
  self.clock_reads = 0;
  stutter::note_effect(self);
  idle_spins_ = 0;
  idle_reads_ = false;
}

bool scheduler::spinning(thread& self) {
  return ++self.spins > spin_reads;
}

void scheduler::executed(thread& self, const operation& op) {
  run_report& run = report();
  hash_in(run.hash, self.id * 64 + static_cast<std::uint64_t>(op.what));
  hash_in(run.hash, op.object);
  strategy_->executed(self);
  library_code::note_other(self);
  the_recorder().touch_named(op);
  if (tracing_) trace_operation(*this, self, op);
}

void scheduler::stuck() {
  processes::end_as_first_did(*this);
  for (std::uint32_t i = 0; i < thread_count_; ++i) {
    if (!stutter::waits(*threads_[i])) continue;
    report_no_progress(*this, true);
    end(run_end::livelock, 0);
  }
  report_deadlock(*this);
  end(run_end::deadlock, 0);
}

void scheduler::end(run_end how, int code) {
  run_report& run = report();
  run.end = how;
  run.code = code;
  run.now = now_;
  if (the_recorder().on()) leave_rest_to_log(how);
  processes::end_all();
  raw::exit_process(0);
}

void scheduler::stop_waiting(thread& self) {
  if (self.ready == nullptr) return;
  self.ready = nullptr;
  stutter::go_on(self);
}

bool scheduler::unlock_is_point() const {
  return (area_->learned.special_deeds & somebody_tries) != 0;
}

void scheduler::note_trylock() {
  if (armed() && multi_) area_->learned.special_deeds |= somebody_tries;
}

bool scheduler::sharing_is_point() const {
  return (area_->learned.special_deeds & somebody_kills) != 0;
}

void scheduler::note_killing() {
  area_->learned.special_deeds |= somebody_kills;
}

}  // namespace explorer
