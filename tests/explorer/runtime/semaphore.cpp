#include <semaphore.h>

#include <cerrno>
#include <climits>
#include <cstdarg>

#include "happens_before.hpp"
#include "interposed.hpp"
#include "not_controlled.hpp"

// POSIX semaphores.

namespace explorer {
namespace {

struct semaphore_state {
  std::uint32_t value;
  std::uint32_t object;
};
static_assert(sizeof(semaphore_state) <= sizeof(sem_t));

semaphore_state& semaphore_of(sem_t* semaphore) {
  return *reinterpret_cast<semaphore_state*>(semaphore);
}

sync_object& object_of(semaphore_state& semaphore) {
  return object_in(semaphore.object, &semaphore, object_kind::semaphore);
}

operation on(action what, semaphore_state& semaphore, std::uint64_t pc) {
  return {what,
          object_kind::semaphore,
          object_of(semaphore).number,
          &semaphore,
          true,
          pc};
}

bool is_positive(const thread& t) {
  return static_cast<const semaphore_state*>(t.subject)->value > 0;
}

int fail(int error) {
  errno = error;
  return -1;
}

int take(semaphore_state& semaphore, std::uint64_t deadline, std::uint64_t pc) {
  scheduler& run = the_scheduler();
  thread& self = run.self();
  if (run.armed()) {
    if (run.wait(self, on(action::acquire, semaphore, pc), is_positive,
                 &semaphore, deadline) == wake_reason::timeout) {
      return fail(ETIMEDOUT);
    }
    acquire(self, object_of(semaphore));
    stutter::note_effect(self);
  }
  --semaphore.value;
  return 0;
}

}  // namespace
}  // namespace explorer

using explorer::action;
using explorer::caller;
using explorer::deadline_at;
using explorer::semaphore_of;
using explorer::the_scheduler;

extern "C" {

int sem_init(sem_t* semaphore, int, unsigned value) noexcept {
  if (value > SEM_VALUE_MAX) return explorer::fail(EINVAL);
  semaphore_of(semaphore) = {value, 0};
  return 0;
}

int sem_destroy(sem_t*) noexcept {
  return 0;
}

sem_t* sem_open(const char*, int, ...) noexcept {
  explorer::not_controlled("sem_open", caller(),
                           "named semaphores are shared with other processes");
}

int sem_wait(sem_t* semaphore) {
  return explorer::take(semaphore_of(semaphore), explorer::never, caller());
}

int sem_timedwait(sem_t* semaphore, const timespec* time) {
  if (!explorer::valid(*time)) return explorer::fail(EINVAL);
  return explorer::take(semaphore_of(semaphore),
                        deadline_at(CLOCK_REALTIME, *time), caller());
}

int sem_clockwait(sem_t* semaphore, clockid_t clock, const timespec* time) {
  if (!explorer::valid(*time)) return explorer::fail(EINVAL);
  return explorer::take(semaphore_of(semaphore), deadline_at(clock, *time),
                        caller());
}

int sem_trywait(sem_t* semaphore) noexcept {
  explorer::scheduler& run = the_scheduler();
  explorer::thread& self = run.self();
  explorer::semaphore_state& state = semaphore_of(semaphore);
  if (run.armed()) {
    const explorer::operation op =
        explorer::on(action::acquire, state, caller());
    run.point(self, op);
    if (state.value == 0 && run.spinning(self)) run.yield(self, op);
  }
  if (state.value == 0) return explorer::fail(EAGAIN);
  if (run.armed()) {
    explorer::acquire(self, explorer::object_of(state));
    explorer::stutter::note_effect(self);
  }
  --state.value;
  return 0;
}

int sem_post(sem_t* semaphore) noexcept {
  explorer::scheduler& run = the_scheduler();
  explorer::thread& self = run.self();
  explorer::semaphore_state& state = semaphore_of(semaphore);
  if (state.value == SEM_VALUE_MAX) return explorer::fail(EOVERFLOW);
  if (run.armed()) {
    run.point(self, explorer::on(action::release, state, caller()));
    explorer::release(self, explorer::object_of(state));
    run.progress(self);
  }
  ++state.value;
  return 0;
}

int sem_getvalue(sem_t* semaphore, int* value) noexcept {
  *value = static_cast<int>(semaphore_of(semaphore).value);
  return 0;
}

}  // extern "C"
