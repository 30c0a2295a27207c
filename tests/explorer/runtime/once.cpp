#include <pthread.h>

#include "happens_before.hpp"
#include "interposed.hpp"
#include "recorder.hpp"

// Things done once: pthread_once, which std::call_once uses, and the guards of
// function-local statics.

namespace explorer {
namespace {

// In the bytes of a pthread_once_t, and in byte 1 of a guard. Byte 0 of a
// guard belongs to the compiler: 1 is done.
constexpr int not_begun = 0;
constexpr int running = 1;
constexpr int done = 2;

struct guard_state {
  std::uint8_t done;
  std::uint8_t running;
};

bool is_not_running(const thread& t) {
  return *static_cast<const int*>(t.subject) != running;
}

bool guard_is_free(const thread& t) {
  return static_cast<const guard_state*>(t.subject)->running == 0;
}

operation on(action what, object_kind kind, void* address, std::uint64_t pc) {
  return {what, kind, object_at(address, kind).number, address, true, pc};
}

// An exception that leaves the routine means that it has not been called.
class attempt {
public:
  explicit attempt(int& state) : state_(state) { state_ = running; }
  ~attempt() {
    state_ = succeeded_ ? done : not_begun;
    the_recorder().touch_object(&state_);
    scheduler& run = the_scheduler();
    if (!run.armed()) return;
    run.progress(run.self());
    release(run.self(), object_at(&state_, object_kind::once_flag));
  }
  attempt(const attempt&) = delete;
  attempt& operator=(const attempt&) = delete;
  void succeed() { succeeded_ = true; }

private:
  int& state_;
  bool succeeded_ = false;
};

}  // namespace
}  // namespace explorer

using explorer::action;
using explorer::object_kind;
using explorer::the_recorder;
using explorer::the_scheduler;

extern "C" {

int pthread_once(pthread_once_t* once, void (*routine)()) {
  explorer::scheduler& run = the_scheduler();
  if (run.armed()) {
    explorer::thread& self = run.self();
    // Once done it stays so, and one thread alone has nothing to wait for.
    if (*once != explorer::done && run.alive_count() > 1) {
      run.wait(self,
               explorer::on(action::once, object_kind::once_flag, once,
                            explorer::caller()),
               explorer::is_not_running, once);
    }
    the_recorder().touch_object(once, false);
    explorer::acquire(self, explorer::object_at(once, object_kind::once_flag));
  }
  if (*once == explorer::done) return 0;
  explorer::attempt trial(*once);
  routine();
  trial.succeed();
  return 0;
}

int __cxa_guard_acquire(explorer::guard_state* guard) {
  explorer::scheduler& run = the_scheduler();
  if (run.armed()) {
    explorer::thread& self = run.self();
    run.wait(self,
             explorer::on(action::guard, object_kind::once_flag, guard,
                          explorer::caller()),
             explorer::guard_is_free, guard);
    explorer::acquire(self, explorer::object_at(guard, object_kind::once_flag));
  }
  if (guard->done != 0) return 0;
  guard->running = 1;
  return 1;
}

void __cxa_guard_release(explorer::guard_state* guard) noexcept {
  explorer::scheduler& run = the_scheduler();
  if (run.armed()) {
    run.progress(run.self());
    explorer::release(run.self(),
                      explorer::object_at(guard, object_kind::once_flag));
    // Who finds the flag set without asking reads it with acquire.
    explorer::release(run.self(),
                      explorer::object_at(guard, object_kind::atomic));
  }
  the_recorder().touch_object(guard);
  guard->running = 0;
  guard->done = 1;
}

void __cxa_guard_abort(explorer::guard_state* guard) noexcept {
  the_recorder().touch_object(guard);
  guard->running = 0;
}

}  // extern "C"
