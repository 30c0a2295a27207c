#include <pthread.h>

#include <cerrno>

#include "atomic_operations.hpp"
#include "happens_before.hpp"
#include "interposed.hpp"
#include "mutex_state.hpp"
#include "processes.hpp"

// Condition variables. Which waiter a notification wakes is a choice; whoever
// is woken competes for the mutex like everybody else.

namespace explorer {
namespace {

struct condition_state {
  std::uint32_t object;
  std::int32_t clock;  ///< Of pthread_cond_timedwait.
  std::uint32_t waiters;
};
static_assert(sizeof(condition_state) <= sizeof(pthread_cond_t));

condition_state& condition_of(pthread_cond_t* condition) {
  return *reinterpret_cast<condition_state*>(condition);
}

operation on(action what, condition_state& condition, std::uint64_t pc) {
  sync_object& object =
      object_in(condition.object, &condition, object_kind::condition);
  return {what, object_kind::condition, object.number, &condition, true, pc};
}

bool is_signalled(const thread& t) {
  return t.signalled;
}

bool waits_on(const thread& t, const condition_state& condition) {
  return t.alive && t.ready == is_signalled && !t.signalled &&
         processes::is_same(t, &condition);
}

int await(condition_state& condition, mutex_state& mutex,
          std::uint64_t deadline, std::uint64_t pc) {
  scheduler& run = the_scheduler();
  thread& self = run.self();
  if (!run.armed()) return 0;
  const operation op = on(action::wait, condition, pc);
  run.point(self, op);
  const std::uint32_t depth = mutex.depth;
  mutex.depth = 0;
  drop_mutex(self, mutex);
  // Only in the mode in which sleepers may wake early do waiters, too.
  self.signalled = fails_spuriously();
  ++condition.waiters;
  const wake_reason why = run.wait(self, op, is_signalled, &condition, deadline,
                                   second_subject_is_free, &mutex);
  --condition.waiters;
  acquire(self,
          object_in(condition.object, &condition, object_kind::condition));
  const int damage = find_damage(mutex);
  take_mutex(self, mutex, pc);
  mutex.depth = depth;
  if (damage != 0) return damage;
  return why == wake_reason::timeout ? ETIMEDOUT : 0;
}

void wake_one(scheduler& run, condition_state& condition) {
  thread* waiters[threads_max];
  std::uint32_t count = 0;
  for (std::uint32_t i = 0; i < run.thread_count(); ++i) {
    thread& t = run.thread_at(i);
    if (!waits_on(t, condition)) continue;
    // In the order in which they came: the first is the usual one.
    std::uint32_t at = count++;
    while (at > 0 && waiters[at - 1]->turn > t.turn) {
      waiters[at] = waiters[at - 1];
      --at;
    }
    waiters[at] = &t;
  }
  if (count == 0) return;
  waiters[run.choose(count)]->signalled = true;
}

int notify(condition_state& condition, action what, std::uint64_t pc) {
  scheduler& run = the_scheduler();
  if (!run.armed()) return 0;
  thread& self = run.self();
  run.point(self, on(what, condition, pc));
  // A notification by itself orders nothing for the race detector, but no
  // schedule lets the woken thread go on before it: a hard edge.
  if (run.watching()) {
    object_in(condition.object, &condition, object_kind::condition)
        .hard.join(self.hard);
    self.hard.increment(self.id);
  }
  if (condition.waiters == 0) return 0;
  run.progress(self);
  if (what == action::signal) {
    wake_one(run, condition);
    return 0;
  }
  for (std::uint32_t i = 0; i < run.thread_count(); ++i) {
    if (waits_on(run.thread_at(i), condition)) {
      run.thread_at(i).signalled = true;
    }
  }
  return 0;
}

}  // namespace
}  // namespace explorer

using explorer::action;
using explorer::caller;
using explorer::condition_of;
using explorer::state_of;

extern "C" {

int pthread_cond_init(pthread_cond_t* condition,
                      const pthread_condattr_t* attributes) noexcept {
  clockid_t clock = CLOCK_REALTIME;
  if (attributes != nullptr) pthread_condattr_getclock(attributes, &clock);
  condition_of(condition) = {0, clock, 0};
  return 0;
}

int pthread_cond_destroy(pthread_cond_t*) noexcept {
  return 0;
}

int pthread_cond_wait(pthread_cond_t* condition, pthread_mutex_t* mutex) {
  return explorer::await(condition_of(condition), state_of(mutex),
                         explorer::never, caller());
}

int pthread_cond_timedwait(pthread_cond_t* condition, pthread_mutex_t* mutex,
                           const timespec* time) {
  if (!explorer::valid(*time)) return EINVAL;
  return explorer::await(
      condition_of(condition), state_of(mutex),
      explorer::deadline_at(condition_of(condition).clock, *time), caller());
}

int pthread_cond_clockwait(pthread_cond_t* condition, pthread_mutex_t* mutex,
                           clockid_t clock, const timespec* time) {
  if (!explorer::valid(*time)) return EINVAL;
  return explorer::await(condition_of(condition), state_of(mutex),
                         explorer::deadline_at(clock, *time), caller());
}

int pthread_cond_signal(pthread_cond_t* condition) noexcept {
  return explorer::notify(condition_of(condition), action::signal, caller());
}

int pthread_cond_broadcast(pthread_cond_t* condition) noexcept {
  return explorer::notify(condition_of(condition), action::broadcast, caller());
}

}  // extern "C"
