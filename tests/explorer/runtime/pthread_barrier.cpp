#include <pthread.h>

#include <cerrno>

#include "happens_before.hpp"
#include "interposed.hpp"

// Barriers and spin locks.

namespace explorer {
namespace {

struct barrier_state {
  std::uint32_t expected;
  std::uint32_t arrived;
  std::uint32_t round;
  std::uint32_t object;
};
static_assert(sizeof(barrier_state) <= sizeof(pthread_barrier_t));

barrier_state& barrier_of(pthread_barrier_t* barrier) {
  return *reinterpret_cast<barrier_state*>(barrier);
}

// The round in which a thread waits is kept where a waiter keeps its gate.
bool round_is_over(const thread& t) {
  return static_cast<const barrier_state*>(t.subject)->round !=
         reinterpret_cast<std::uintptr_t>(t.second_subject);
}

operation on(barrier_state& barrier, std::uint64_t pc) {
  const sync_object& object =
      object_in(barrier.object, &barrier, object_kind::barrier);
  return {
      action::arrive, object_kind::barrier, object.number, &barrier, true, pc};
}

int arrive(barrier_state& barrier, std::uint64_t pc) {
  scheduler& run = the_scheduler();
  thread& self = run.self();
  if (!run.armed()) return 0;
  run.point(self, on(barrier, pc));
  release(self, object_in(barrier.object, &barrier, object_kind::barrier));
  run.progress(self);
  int result = 0;
  if (++barrier.arrived == barrier.expected) {
    barrier.arrived = 0;
    ++barrier.round;
    result = PTHREAD_BARRIER_SERIAL_THREAD;
  } else {
    const std::uintptr_t round = barrier.round;
    operation op = on(barrier, pc);
    op.what = action::wait;
    run.wait(self, op, round_is_over, &barrier, never, nullptr,
             reinterpret_cast<void*>(round));
  }
  acquire(self, object_in(barrier.object, &barrier, object_kind::barrier));
  return result;
}

bool spin_is_free(const thread& t) {
  return *static_cast<const int*>(t.subject) == 0;
}

operation on(action what, pthread_spinlock_t* lock, std::uint64_t pc) {
  return {what,
          object_kind::spin_lock,
          object_at(lock, object_kind::spin_lock).number,
          lock,
          true,
          pc};
}

void take_spin(thread& self, pthread_spinlock_t* lock) {
  *lock = static_cast<int>(self.id) + 1;
  if (the_scheduler().armed()) {
    stutter::note_effect(self);
    acquire_lock(self, object_at(lock, object_kind::spin_lock));
  }
}

}  // namespace
}  // namespace explorer

using explorer::action;
using explorer::caller;
using explorer::the_scheduler;

extern "C" {

int pthread_barrier_init(pthread_barrier_t* barrier,
                         const pthread_barrierattr_t*,
                         unsigned count) noexcept {
  if (count == 0) return EINVAL;
  explorer::barrier_of(barrier) = {count, 0, 0, 0};
  return 0;
}

int pthread_barrier_destroy(pthread_barrier_t*) noexcept {
  return 0;
}

int pthread_barrier_wait(pthread_barrier_t* barrier) noexcept {
  return explorer::arrive(explorer::barrier_of(barrier), caller());
}

int pthread_spin_init(pthread_spinlock_t* lock, int) noexcept {
  *lock = 0;
  return 0;
}

int pthread_spin_destroy(pthread_spinlock_t*) noexcept {
  return 0;
}

int pthread_spin_lock(pthread_spinlock_t* lock) noexcept {
  explorer::scheduler& run = the_scheduler();
  explorer::thread& self = run.self();
  if (run.armed()) {
    run.wait(self, explorer::on(action::lock, lock, caller()),
             explorer::spin_is_free, const_cast<int*>(lock));
  }
  explorer::take_spin(self, lock);
  return 0;
}

int pthread_spin_trylock(pthread_spinlock_t* lock) noexcept {
  explorer::scheduler& run = the_scheduler();
  explorer::thread& self = run.self();
  run.note_trylock();
  if (run.armed()) {
    run.point(self, explorer::on(action::try_lock, lock, caller()));
  }
  if (*lock != 0) {
    if (run.armed() && run.spinning(self)) {
      run.yield(self, explorer::on(action::yield, lock, caller()));
    }
    return EBUSY;
  }
  explorer::take_spin(self, lock);
  return 0;
}

int pthread_spin_unlock(pthread_spinlock_t* lock) noexcept {
  explorer::scheduler& run = the_scheduler();
  explorer::thread& self = run.self();
  if (run.armed()) {
    const explorer::operation op = explorer::on(action::unlock, lock, caller());
    if (run.unlock_is_point()) {
      run.point(self, op);
    } else {
      run.executed(self, op);
    }
    explorer::release_lock(
        self, explorer::object_at(lock, explorer::object_kind::spin_lock));
  }
  *lock = 0;
  return 0;
}

}  // extern "C"
