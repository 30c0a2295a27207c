#include <pthread.h>

#include <cerrno>
#include <cstdio>

#include "findings.hpp"
#include "happens_before.hpp"
#include "interposed.hpp"
#include "lock_order.hpp"
#include "mutex_state.hpp"
#include "processes.hpp"
#include "race.hpp"
#include "recorder.hpp"

// Mutexes. The state lives in their own bytes: std::mutex is never destroyed
// by a call, so a table beside it would outlive it.

namespace explorer {
namespace {

bool is_free(const thread& t) {
  return can_be_taken(*static_cast<const mutex_state*>(t.subject));
}

operation on(action what, mutex_state& mutex, std::uint64_t pc) {
  return {what, object_kind::mutex, object_of(mutex).number, &mutex, true, pc};
}

// The memory in which the mutex lies may be somebody else's by now.
void check_object(scheduler& run, const mutex_state& mutex, std::uint64_t pc) {
  if (run.multi() && run.watching()) check_alive(run.self(), &mutex, pc);
}

bool held_by(const mutex_state& mutex, const thread& self) {
  return mutex.owner == self.id + 1;
}

// Follows "waits for what another holds" from `self`; back at `self` it is a
// deadlock, whatever the others still do.
void look_for_cycle(thread& self, mutex_state& wanted) {
  const mutex_state* mutex = &wanted;
  for (std::uint32_t steps = 0; steps < threads_max; ++steps) {
    if (mutex->owner == 0) return;
    const thread& owner = the_scheduler().thread_at(mutex->owner - 1);
    if (&owner == &self) break;
    if (!owner.alive || owner.pending.what != action::lock ||
        owner.deadline != never) {
      return;
    }
    if (!processes::is_asked_here(owner, owner.subject)) return;
    mutex = static_cast<const mutex_state*>(owner.subject);
    if (mutex == nullptr) return;
  }
  finding* found =
      add_finding(the_scheduler(), finding_kind::partial_deadlock, "");
  if (found == nullptr) return;
  mutex = &wanted;
  const thread* waits = &self;
  do {
    add_pending_place(*found, *waits, mutex->owner);
    waits = &the_scheduler().thread_at(mutex->owner - 1);
    mutex = static_cast<const mutex_state*>(waits->subject);
  } while (waits != &self && found->place_count < places_max);
}

void report_misuse(scheduler& run, const operation& op, const char* what,
                   const mutex_state& mutex) {
  char text[160];
  const int size = snprintf(text, sizeof text, "T%u %s", run.self().id, what);
  const auto at = static_cast<std::size_t>(size);
  if (mutex.owner == 0) {
    snprintf(text + at, sizeof text - at, " that nobody holds");
  } else {
    snprintf(text + at, sizeof text - at, " that T%u holds", mutex.owner - 1);
  }
  finding* found = add_finding(run, finding_kind::misuse, text);
  if (found == nullptr) return;
  add_place(*found, run.self().id, op.what, op.kind, op.object, op.pc,
            run.self().context);
}

// EINTR stands for nothing here: locks are not interrupted.
int lock(mutex_state& mutex, std::uint64_t deadline, std::uint64_t pc) {
  scheduler& run = the_scheduler();
  thread& self = run.self();
  if (held_by(mutex, self)) {
    if ((mutex.kind & 3) == PTHREAD_MUTEX_RECURSIVE) {
      ++mutex.depth;
      return 0;
    }
    if ((mutex.kind & 3) == PTHREAD_MUTEX_ERRORCHECK) return EDEADLK;
  }
  if (run.armed()) {
    const operation op = on(action::lock, mutex, pc);
    // Who gives up after a while cannot be part of a deadlock.
    if (deadline == never) {
      lock_requested(self, &mutex, object_kind::mutex, op.object, pc, false);
    }
    if (mutex.owner != 0 && deadline == never) {
      self.pending = op;
      self.subject = &mutex;
      look_for_cycle(self, mutex);
    }
    if (run.wait(self, op, is_free, &mutex, deadline) == wake_reason::timeout) {
      return ETIMEDOUT;
    }
    check_object(run, mutex, pc);
  }
  if (mutex.damage == useless) return ENOTRECOVERABLE;
  const int result = find_damage(mutex);
  take_mutex(self, mutex, pc);
  return result;
}

int unlock(mutex_state& mutex, std::uint64_t pc) {
  scheduler& run = the_scheduler();
  thread& self = run.self();
  if (!held_by(mutex, self)) {
    if ((mutex.kind & 3) != PTHREAD_MUTEX_NORMAL) return EPERM;
    if (run.armed()) {
      report_misuse(run, on(action::unlock, mutex, pc), "unlocks a mutex",
                    mutex);
    }
    if (mutex.owner == 0) return 0;
  }
  if (mutex.depth > 0) {
    --mutex.depth;
    return 0;
  }
  if (run.armed()) {
    const operation op = on(action::unlock, mutex, pc);
    if (run.unlock_is_point()) {
      run.point(self, op);
    } else {
      run.executed(self, op);
    }
    check_object(run, mutex, pc);
  }
  if (mutex.damage == unrepaired) mutex.damage = useless;
  drop_mutex(self, mutex);
  return 0;
}

}  // namespace

int find_damage(mutex_state& mutex) {
  if (mutex.owner == 0) return 0;
  mutex.damage = unrepaired;
  mutex.depth = 0;
  return EOWNERDEAD;
}

void take_mutex(thread& self, mutex_state& mutex, std::uint64_t pc) {
  mutex.owner = self.id + 1;
  the_recorder().touch_object(&mutex);
  if (!the_scheduler().armed()) return;
  if (the_scheduler().unlock_is_point()) stutter::note_lock(self);
  acquire_lock(self, object_of(mutex));
  lock_taken(self, &mutex, object_kind::mutex, object_of(mutex).number, pc,
             false);
}

void drop_mutex(thread& self, mutex_state& mutex) {
  mutex.owner = 0;
  the_recorder().touch_object(&mutex);
  if (!the_scheduler().armed()) return;
  release_lock(self, object_of(mutex));
  lock_dropped(self, &mutex);
}

}  // namespace explorer

using explorer::caller;
using explorer::state_of;

extern "C" {

int pthread_mutex_init(pthread_mutex_t* mutex,
                       const pthread_mutexattr_t* attributes) noexcept {
  int kind = 0;
  if (attributes != nullptr) {
    pthread_mutexattr_gettype(attributes, &kind);
    int property = 0;
    pthread_mutexattr_getrobust(attributes, &property);
    if (property == PTHREAD_MUTEX_ROBUST) kind |= explorer::robust_kind;
    pthread_mutexattr_getpshared(attributes, &property);
    if (property == PTHREAD_PROCESS_SHARED) kind |= explorer::shared_kind;
  }
  state_of(mutex) = {0, 0, 0, 0, kind};
  return 0;
}

int pthread_mutex_destroy(pthread_mutex_t* mutex) noexcept {
  explorer::mutex_state& state = state_of(mutex);
  if (state.owner == 0) return 0;
  explorer::scheduler& run = explorer::the_scheduler();
  if (run.armed()) {
    explorer::report_misuse(
        run, explorer::on(explorer::action::none, state, caller()),
        "destroys a mutex", state);
  }
  return EBUSY;
}

int pthread_mutex_lock(pthread_mutex_t* mutex) noexcept {
  return explorer::lock(state_of(mutex), explorer::never, caller());
}

int pthread_mutex_timedlock(pthread_mutex_t* mutex,
                            const timespec* time) noexcept {
  if (!explorer::valid(*time)) return EINVAL;
  explorer::the_scheduler().note_trylock();
  return explorer::lock(state_of(mutex),
                        explorer::deadline_at(CLOCK_REALTIME, *time), caller());
}

int pthread_mutex_clocklock(pthread_mutex_t* mutex, clockid_t clock,
                            const timespec* time) noexcept {
  if (!explorer::valid(*time)) return EINVAL;
  explorer::the_scheduler().note_trylock();
  return explorer::lock(state_of(mutex), explorer::deadline_at(clock, *time),
                        caller());
}

int pthread_mutex_trylock(pthread_mutex_t* mutex) noexcept {
  explorer::scheduler& run = explorer::the_scheduler();
  explorer::thread& self = run.self();
  explorer::mutex_state& state = state_of(mutex);
  const std::uint64_t pc = caller();
  run.note_trylock();
  if (run.armed()) {
    run.point(self, explorer::on(explorer::action::try_lock, state, pc));
  }
  if (explorer::can_be_taken(state)) {
    if (state.damage == explorer::useless) return ENOTRECOVERABLE;
    const int result = explorer::find_damage(state);
    explorer::take_mutex(self, state, pc);
    return result;
  }
  if (explorer::held_by(state, self) &&
      (state.kind & 3) == PTHREAD_MUTEX_RECURSIVE) {
    ++state.depth;
    return 0;
  }
  // Whoever keeps asking gives way to the one who holds it.
  if (run.armed() && run.spinning(self)) {
    run.yield(self, explorer::on(explorer::action::yield, state, pc));
  }
  return EBUSY;
}

int pthread_mutex_unlock(pthread_mutex_t* mutex) noexcept {
  return explorer::unlock(state_of(mutex), caller());
}

int pthread_mutex_consistent(pthread_mutex_t* mutex) noexcept {
  explorer::mutex_state& state = state_of(mutex);
  if (state.damage != explorer::unrepaired) return EINVAL;
  state.damage = 0;
  return 0;
}

}  // extern "C"
