#include "pthread_rwlock.hpp"

#include <cerrno>

#include "happens_before.hpp"
#include "interposed.hpp"
#include "lock_order.hpp"

// Reader-writer locks. Neither side is preferred: who gets the lock when both
// want it is the strategy's choice.

namespace explorer {
namespace {

rwlock_state& rwlock_of(pthread_rwlock_t* lock) {
  return *reinterpret_cast<rwlock_state*>(lock);
}

sync_object& object_of(rwlock_state& lock) {
  return object_in(lock.object, &lock, object_kind::rwlock);
}

operation on(action what, rwlock_state& lock, std::uint64_t pc) {
  return {what, object_kind::rwlock, object_of(lock).number, &lock, true, pc};
}

bool readable(const thread& t) {
  return static_cast<const rwlock_state*>(t.subject)->writer == 0;
}

bool writable(const thread& t) {
  const auto* lock = static_cast<const rwlock_state*>(t.subject);
  return lock->writer == 0 && lock->readers == 0;
}

void take(thread& self, rwlock_state& lock, bool shared, std::uint64_t pc) {
  if (shared) {
    ++lock.readers;
  } else {
    lock.writer = self.id + 1;
  }
  const scheduler& run = the_scheduler();
  if (!run.armed()) return;
  if (run.unlock_is_point()) stutter::note_lock(self);
  sync_object& object = object_of(lock);
  acquire_lock(self, object);
  // A writer comes after all readers; readers come after the last writer.
  if (!shared && run.watching()) self.clock.join(object.readers);
  lock_taken(self, &lock, object_kind::rwlock, object.number, pc, shared);
}

int lock(rwlock_state& lock, bool shared, std::uint64_t deadline,
         std::uint64_t pc) {
  scheduler& run = the_scheduler();
  thread& self = run.self();
  if (lock.writer == self.id + 1) return EDEADLK;
  if (run.armed()) {
    const action what = shared ? action::read_lock : action::write_lock;
    if (deadline == never) {
      lock_requested(self, &lock, object_kind::rwlock, object_of(lock).number,
                     pc, shared);
    }
    if (run.wait(self, on(what, lock, pc), shared ? readable : writable, &lock,
                 deadline) == wake_reason::timeout) {
      return ETIMEDOUT;
    }
  }
  take(self, lock, shared, pc);
  return 0;
}

int try_lock(rwlock_state& lock, bool shared, std::uint64_t pc) {
  scheduler& run = the_scheduler();
  thread& self = run.self();
  run.note_trylock();
  if (run.armed()) run.point(self, on(action::try_lock, lock, pc));
  if (lock.writer != 0 || (!shared && lock.readers != 0)) {
    if (run.armed() && run.spinning(self)) {
      run.yield(self, on(action::yield, lock, pc));
    }
    return EBUSY;
  }
  take(self, lock, shared, pc);
  return 0;
}

int unlock(rwlock_state& lock, std::uint64_t pc) {
  scheduler& run = the_scheduler();
  thread& self = run.self();
  if (run.armed()) {
    const operation op = on(action::unlock, lock, pc);
    if (run.unlock_is_point()) {
      run.point(self, op);
    } else {
      run.executed(self, op);
    }
  }
  const bool was_writer = lock.writer != 0;
  if (was_writer) {
    lock.writer = 0;
  } else if (lock.readers > 0) {
    --lock.readers;
  }
  if (!run.armed()) return 0;
  lock_dropped(self, &lock);
  if (!run.watching()) return 0;
  sync_object& object = object_of(lock);
  if (was_writer) {
    object.readers.clear();
    release_lock(self, object);
  } else {
    object.readers.join(self.clock);
    self.clock.increment(self.id);
  }
  return 0;
}

}  // namespace
}  // namespace explorer

using explorer::caller;
using explorer::deadline_at;
using explorer::never;
using explorer::rwlock_of;

extern "C" {

int pthread_rwlock_init(pthread_rwlock_t* lock,
                        const pthread_rwlockattr_t*) noexcept {
  rwlock_of(lock) = {};
  return 0;
}

int pthread_rwlock_destroy(pthread_rwlock_t*) noexcept {
  return 0;
}

int pthread_rwlock_rdlock(pthread_rwlock_t* lock) noexcept {
  return explorer::lock(rwlock_of(lock), true, never, caller());
}

int pthread_rwlock_wrlock(pthread_rwlock_t* lock) noexcept {
  return explorer::lock(rwlock_of(lock), false, never, caller());
}

int pthread_rwlock_tryrdlock(pthread_rwlock_t* lock) noexcept {
  return explorer::try_lock(rwlock_of(lock), true, caller());
}

int pthread_rwlock_trywrlock(pthread_rwlock_t* lock) noexcept {
  return explorer::try_lock(rwlock_of(lock), false, caller());
}

int pthread_rwlock_timedrdlock(pthread_rwlock_t* lock,
                               const timespec* time) noexcept {
  explorer::the_scheduler().note_trylock();
  return explorer::lock(rwlock_of(lock), true,
                        deadline_at(CLOCK_REALTIME, *time), caller());
}

int pthread_rwlock_timedwrlock(pthread_rwlock_t* lock,
                               const timespec* time) noexcept {
  explorer::the_scheduler().note_trylock();
  return explorer::lock(rwlock_of(lock), false,
                        deadline_at(CLOCK_REALTIME, *time), caller());
}

int pthread_rwlock_clockrdlock(pthread_rwlock_t* lock, clockid_t clock,
                               const timespec* time) noexcept {
  explorer::the_scheduler().note_trylock();
  return explorer::lock(rwlock_of(lock), true, deadline_at(clock, *time),
                        caller());
}

int pthread_rwlock_clockwrlock(pthread_rwlock_t* lock, clockid_t clock,
                               const timespec* time) noexcept {
  explorer::the_scheduler().note_trylock();
  return explorer::lock(rwlock_of(lock), false, deadline_at(clock, *time),
                        caller());
}

int pthread_rwlock_unlock(pthread_rwlock_t* lock) noexcept {
  return explorer::unlock(rwlock_of(lock), caller());
}

}  // extern "C"
