#include "processes.hpp"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>

#include <cstring>

#include "fiber.hpp"
#include "findings.hpp"
#include "happens_before.hpp"
#include "mutex_state.hpp"
#include "pthread_rwlock.hpp"
#include "raw_system.hpp"
#include "scheduler.hpp"

namespace explorer::processes {
namespace {

// What a process is called for; from `run_thread` on, to run a thread.
enum call : std::uint32_t {
  nothing,
  say_who_is_ready,
  answered,
  close_descriptors,
  stop,
  run_thread
};

void send(process& to, std::uint32_t what) {
  __atomic_store_n(&to.call, what, __ATOMIC_RELEASE);
  raw::futex_wake_shared(&to.call, 1);
}

std::uint32_t await() {
  std::uint32_t* const word = &own().call;
  for (;;) {
    const std::uint32_t what =
        __atomic_exchange_n(word, nothing, __ATOMIC_ACQ_REL);
    if (what != nothing) return what;
    raw::futex_wait_shared(word, nothing);
  }
}

// Asks another process for something; returns when it is done.
void ask(process& whom, std::uint32_t what) {
  the_common_state().asker = this_process();
  send(whom, what);
  while (await() != answered) {
  }
}

void note_who_is_ready(scheduler& run) {
  const std::uint64_t changes = the_common_state().outside_changes;
  for (std::uint32_t i = 0; i < run.thread_count(); ++i) {
    thread& t = run.thread_at(i);
    if (!t.alive || t.process != this_process()) continue;
    t.was_ready = t.ready == nullptr || t.ready(t);
    t.gate_was_open = t.gate == nullptr || t.gate(t);
    t.owner_was = owner_awaited(t);
    t.said_at = changes;
  }
}

void close_all_descriptors() {
  constexpr long last = 0x7fff'ffff;
  if (raw::call(SYS_close_range, 0, last, 0) == 0) return;
  // A kernel before 5.9.
  for (long i = 0; i < 4096; ++i) raw::call(SYS_close, i);
}

// All but this one; what has not been waited for keeps its number.
void kill_others(shared_area& area) {
  for (std::uint32_t i = 0; i < area.process_count; ++i) {
    const std::int32_t native = area.processes[i];
    if (i != this_process() && native != 0) {
      raw::call(SYS_kill, native, SIGKILL);
    }
  }
}

// Serves whoever calls, until this process is to run again.
thread& await_turn(scheduler& run) {
  for (;;) {
    const std::uint32_t what = await();
    if (what >= run_thread) return run.thread_at(what - run_thread);
    if (what == stop) {
      kill_others(run.area());
      raw::exit_process(0);
    }
    if (what == close_descriptors) close_all_descriptors();
    note_who_is_ready(run);
    send(at(the_common_state().asker), answered);
  }
}

void note_native(scheduler& run, const thread& running) {
  run_report& report = run.report();
  report.native_process = own().native;
  report.native_thread = run.uses_fibers() ? own().native : running.native_id;
}

// What else the forked thread takes along, beside a copy of all memory.
void inherit(const thread& from, thread& to) {
  to.context = from.context;
  to.last_pc = from.last_pc;
  to.stack = from.stack;
  to.handle = from.handle;
  to.routine = from.routine;
  to.c11_routine = from.c11_routine;
  to.argument = from.argument;
  to.landing = from.landing;
  to.exit_actions = from.exit_actions;
  to.values = from.values;
  to.detached = from.detached;
  std::memcpy(to.name, from.name, sizeof to.name);
  to.fence_acquire.assign(from.fence_acquire);
  to.fence_release.assign(from.fence_release);
  for (std::uint32_t i = 0; i < from.held_count; ++i) {
    // What is shared stays its parent's.
    if (!regions::is_mapped(from.held[i].address)) {
      to.held[to.held_count++] = from.held[i];
    }
  }
}

// The copies of locks that the creator holds are held by its copy.
void take_over_locks(const thread& self) {
  for (std::uint32_t i = 0; i < self.held_count; ++i) {
    void* const lock = const_cast<void*>(self.held[i].address);
    if (self.held[i].kind == object_kind::mutex) {
      static_cast<mutex_state*>(lock)->owner = self.id + 1;
    } else if (self.held[i].kind == object_kind::rwlock &&
               !self.held[i].shared) {
      static_cast<rwlock_state*>(lock)->writer = self.id + 1;
    }
  }
}

bool& first_adopts() {
  static constinit bool value = false;
  return value;
}

process& add_record(common_state& state) {
  process& added = state.processes[state.process_count];
  added.number = state.process_count++;
  return added;
}

// The first fork: the run becomes one of several processes.
void begin(scheduler& run) {
  common_state& state = the_common_state();
  if (state.processes != nullptr) return;
  state.processes = common::allocate_array<process>(processes_max);
  process& first = add_record(state);
  first.native = static_cast<std::int32_t>(raw::call(SYS_getpid));
  first.parent = no_process;
  first.adopts = first_adopts();
  run.area().process_count = 1;
  run.area().processes[0] = first.native;
  common::share();
}

// Whoever adopts what `ended` leaves behind.
std::uint32_t adopter(const process& ended) {
  std::uint32_t candidate = ended.parent;
  while (candidate != no_process) {
    const process& ancestor = at(candidate);
    if (ancestor.adopts && !ancestor.ended) return candidate;
    candidate = ancestor.parent;
  }
  return no_process;
}

void give_children_away(scheduler& run, const process& ended) {
  const std::uint32_t to = adopter(ended);
  for (std::uint32_t i = 0; i < count(); ++i) {
    process& child = at(i);
    if (child.parent != ended.number || child.waited_for) continue;
    child.parent = to;
    // The system's first process waits for all at once.
    if (child.ended && to == no_process) forget(run, child);
  }
}

void note_end(scheduler& run, process& ended, run_end how, int code) {
  ended.ended = true;
  ended.how = how;
  ended.code = code;
  ended.status = how == run_end::aborted ? code : (code & 0xff) << 8;
  run.end_threads_of(ended);
  give_children_away(run, ended);
  note_outside_change();
  if (ended.number != 0 && ended.parent == no_process) forget(run, ended);
}

void await_death(const process& which) {
  const long handle = raw::call(SYS_pidfd_open, which.native, 0);
  if (handle < 0) return;
  pollfd dead{static_cast<int>(handle), POLLIN, 0};
  raw::call(SYS_poll, raw::as_long(&dead), 1, -1);
  raw::call(SYS_close, handle);
}

}  // namespace

operation on(action what, const process& which, std::uint64_t pc) {
  return {what,
          object_kind::process,
          static_cast<std::uint32_t>(number_of(which)),
          &which,
          true,
          pc};
}

process* find(pid_t number) {
  for (std::uint32_t i = 0; several() && i < count(); ++i) {
    if (number_of(at(i)) == number) return &at(i);
  }
  return nullptr;
}

void ask_who_waits_outside(scheduler& run) {
  const std::uint64_t changes = the_common_state().outside_changes;
  for (std::uint32_t i = 0; i < run.thread_count(); ++i) {
    const thread& t = run.thread_at(i);
    if (t.alive && t.waits_outside && t.process != this_process() &&
        t.said_at != changes) {
      ask(at(t.process), say_who_is_ready);
    }
  }
}

thread& hand_over(scheduler& run, thread& next) {
  note_who_is_ready(run);
  send(at(next.process), run_thread + next.id);
  thread& called = await_turn(run);
  note_native(run, called);
  return called;
}

process* add(scheduler& run, thread& self) {
  begin(run);
  common_state& state = the_common_state();
  if (state.process_count == processes_max) return nullptr;
  thread* const body = run.add_thread();
  if (body == nullptr) return nullptr;
  process& added = add_record(state);
  added.body = body->id;
  added.parent = this_process();
  body->process = added.number;
  inherit(self, *body);
  return &added;
}

void become(scheduler& run, process& added) {
  this_process() = added.number;
  has_started_threads() = false;
  thread& self = run.thread_at(added.body);
  this_thread_slot() = &self;
  added.native = static_cast<std::int32_t>(raw::call(SYS_getpid));
  self.native_id = static_cast<std::int32_t>(raw::call(SYS_gettid));
  fiber::begin_with(self);
  take_over_locks(self);
  await_turn(run);
  note_native(run, self);
}

void end(run_end how, int code) {
  scheduler& run = the_scheduler();
  if (!several()) run.end(how, code);
  thread& self = run.self();
  close_all_descriptors();
  note_end(run, own(), how, code);
  if (run.alive_count() == 0) end_as_first_did(run);
  thread& next = run.choose_successor(self);
  send(at(next.process), run_thread + next.id);
  // The first one must stay: when it is gone, so is the run.
  if (this_process() == 0) await_turn(run);
  raw::exit_process(0);
}

void end_by_signal(scheduler& run, process& which, int signal_number) {
  note_end(run, which, run_end::aborted, signal_number);
  if (which.number == 0) {
    ask(which, close_descriptors);
  } else {
    raw::call(SYS_kill, which.native, SIGKILL);
    await_death(which);
  }
}

void forget(scheduler& run, process& which) {
  which.waited_for = true;
  run.mark_joined(run.thread_at(which.body));
}

void adopt_orphans(bool wanted) {
  // Before the first fork there is no record yet.
  first_adopts() = wanted;
  if (several()) own().adopts = wanted;
}

void end_all() {
  if (!several()) return;
  if (this_process() == 0) {
    kill_others(the_scheduler().area());
  } else {
    send(at(0), stop);
  }
}

void end_as_first_did(scheduler& run) {
  if (several() && at(0).ended) run.end(at(0).how, at(0).code);
}

}  // namespace explorer::processes
