#ifndef COURSE_EXPLORER_SCHEDULER_HPP
#define COURSE_EXPLORER_SCHEDULER_HPP

#include <cstdint>

#include "../shared/protocol.hpp"
#include "common_state.hpp"
#include "strategy.hpp"
#include "sync_object.hpp"
#include "thread.hpp"

// One thread runs at a time, of all processes: the one that holds the baton. It
// gives the baton on at scheduling points, to whom the strategy says.

namespace explorer {

struct process;

class scheduler {
public:
  /// Takes the program under control: from here on `area` says what to do.
  void begin(shared_area& area, bool fibers);

  /// Is there anything to decide: a run under way with two threads or more?
  bool multi() const { return multi_; }
  /// Is a run under way?
  bool armed() const { return area_ != nullptr; }
  /// Must the detector see accesses?
  bool watching() const { return watching_; }
  bool any_time() const { return any_time_; }
  bool tracing() const { return tracing_; }
  /// Does one kernel thread run all threads of the program?
  bool uses_fibers() const { return fibers_; }

  shared_area& area() { return *area_; }
  run_report& report() { return area_->report; }

  /// The calling thread; the main one before any run.
  thread& self();
  thread& main_thread() {
    if (thread_count_ == 0) add_thread();
    return thread_at(0);
  }
  thread& thread_at(std::uint32_t id) { return *threads_[id]; }
  std::uint32_t thread_count() const { return thread_count_; }
  std::uint32_t alive_count() const { return alive_count_; }

  /// Registers a thread; it is ready to start. Null when there are too many.
  thread* add_thread();
  /// The calling thread is done for good; somebody else goes on.
  void leave(thread& self);
  /// The thread is an alarm, which rings at `deadline`; it rings no more.
  void set_timer(thread& timer, std::uint64_t deadline);
  void stop_timer(thread& timer);
  /// All threads of the process are done for good, wherever they are.
  void end_threads_of(const process& ended);
  /// Who goes on after the calling thread, whose process has ended.
  thread& choose_successor(thread& self);
  /// How many threads of the calling process live.
  std::uint32_t alive_here() const;
  /// Somebody knows that `ended` has ended: it concerns no detector any more.
  void mark_joined(thread& ended);

  /// A possible switch before an operation that can always go ahead.
  void point(thread& self, const operation& op);
  /// The same for one that gives way: others go first.
  void yield(thread& self, const operation& op);
  /// The same after thousands of reads of plain memory that changed nothing.
  void yield_in_vain(thread& self, const operation& op);
  /// A possible switch before an operation that must wait until `ready`, or
  /// until `deadline`; `gate` must hold in both cases.
  wake_reason wait(thread& self, const operation& op, ready_test ready,
                   void* subject, std::uint64_t deadline = never,
                   ready_test gate = nullptr, void* gate_subject = nullptr);
  /// One of `count` alternatives, recorded like a switch.
  std::uint32_t choose(std::uint32_t count, bool rare = false);

  /// Something changed that others may be spinning for.
  void progress(thread& self);
  /// A read that changed nothing; true when the thread seems to spin.
  bool spinning(thread& self);

  std::uint64_t now() const { return now_; }
  void set_now(std::uint64_t now) { now_ = now; }
  std::uint64_t next_turn() { return ++turns_; }

  /// Could this thread go on, were it its turn?
  bool can_go_on(const thread& t) const { return t.alive && may_run(t); }

  /// Notes an operation that goes ahead (hash and trace).
  void executed(thread& self, const operation& op);

  /// Ends the run here and now.
  [[noreturn]] void end(run_end how, int code);

  /// Locks are looked at from outside: giving one back is a point too.
  bool unlock_is_point() const;
  void note_trylock();
  /// A process may end anywhere: what it shared is seen as it was then, so
  /// each access to that is a point.
  bool sharing_is_point() const;
  void note_killing();

private:
  thread& select(thread& self, bool gives_way);
  void collect();
  void note_transition(const thread& next, const thread& preferred,
                       bool preempts, bool time_passed, std::uint64_t choice);
  void note_timers(const thread& self);
  bool is_ready(const thread& t) const;
  bool is_gate_open(const thread& t) const;
  bool may_run(const thread& t) const;
  void look_for_stutter(thread& self, const operation& op);
  void stop_waiting(thread& self);
  bool advance_time();
  void leave_rest_to_log(run_end how);
  thread& decide(thread& self, thread& preferred);
  void switch_to(thread& self, thread& next);
  thread& here(thread& next);
  void hand_baton_to(thread& next);
  [[noreturn]] void stuck();
  void record(std::uint16_t kind, std::uint16_t value);
  void update_multi();

  shared_area* area_ = nullptr;
  strategy* strategy_ = nullptr;
  std::uint32_t thread_count_ = 0;
  std::uint32_t alive_count_ = 0;
  std::uint32_t unjoined_count_ = 0;

  std::uint32_t candidate_count_ = 0;

  std::uint64_t now_ = 0;
  std::uint64_t turns_ = 0;
  std::uint64_t idle_spins_ = 0;
  bool idle_reads_ = false;  ///< Some of them were reads of plain memory.
  std::uint64_t steps_since_time_ = 0;
  bool multi_ = false;
  bool watching_ = false;
  bool any_time_ = false;
  bool tracing_ = false;
  bool fibers_ = false;
  std::uint64_t sleepers_ready_ = 0;  ///< In a search: who may wake early.

  // Last, for most of them is never touched, and each page of the rest is one
  // that every run copies.
  thread* threads_[threads_max] = {};
  thread* candidates_[threads_max] = {};
};

/// What concerns the whole run: on pages of its own, which processes can share.
struct alignas(4096) run_state {
  common_state common;
  scheduler schedule;
};
extern "C" run_state explorer_run_state;

/// The one scheduler of the run.
inline scheduler& the_scheduler() {
  return explorer_run_state.schedule;
}

/// Where the calling thread's record is kept.
inline thread*& this_thread_slot() {
  static thread_local constinit thread* slot = nullptr;
  return slot;
}

inline thread& scheduler::self() {
  thread* mine = this_thread_slot();
  return mine == nullptr ? main_thread() : *mine;
}

}  // namespace explorer

#endif
