#include "pthread_threads.hpp"

#include <signal.h>
#include <ucontext.h>
#include <unwind.h>

#include <cerrno>
#include <cstdlib>
#include <new>

#include "fiber.hpp"
#include "happens_before.hpp"
#include "interposed.hpp"
#include "not_controlled.hpp"
#include "process_end.hpp"
#include "processes.hpp"
#include "raw_system.hpp"
#include "real.hpp"
#include "regions.hpp"

// Threads: real ones of the C library, on stacks of ours, each asleep until
// it is handed the baton.

namespace explorer {
namespace {

using create_function = int(pthread_t*, const pthread_attr_t*, void* (*)(void*),
                            void*);

bool has_ended(const thread& t) {
  return !static_cast<const thread*>(t.subject)->alive;
}

bool fits_our_stacks(const pthread_attr_t& attributes) {
  std::size_t wanted = 0;
  std::size_t usual = 0;
  pthread_attr_t defaults;
  pthread_attr_init(&defaults);
  pthread_attr_getstacksize(&defaults, &usual);
  pthread_attr_destroy(&defaults);
  pthread_attr_getstacksize(&attributes, &wanted);
  return wanted <= regions::stack_size || wanted == usual;
}

operation on(action what, const thread& other, std::uint64_t pc) {
  return {what, object_kind::thread, other.id, &other, true, pc, other.id};
}

// pthread_exit unwinds the stack, so that destructors run, up to the frame
// that called the thread's routine; from there it jumps.
struct landing_place {
  void* jump[5];  // __builtin_setjmp's buffer.
  std::uintptr_t frame;
  _Unwind_Exception exception;
};

_Unwind_Reason_Code stop_at_landing(int, _Unwind_Action,
                                    _Unwind_Exception_Class, _Unwind_Exception*,
                                    _Unwind_Context* at, void* data) {
  auto* landing = static_cast<landing_place*>(data);
  if (_Unwind_GetCFA(at) < landing->frame) return _URC_NO_REASON;
  __builtin_longjmp(landing->jump, 1);
}

// The routine may fork: another thread, of another process, comes back.
[[gnu::noinline]] void call_routine(thread& self) {
  void* result = nullptr;
  if (self.c11_routine != nullptr) {
    const std::intptr_t code = self.c11_routine(self.argument);
    result = reinterpret_cast<void*>(code);
  } else {
    result = self.routine(self.argument);
  }
  the_scheduler().self().result = result;
}

[[gnu::noinline]] void run_routine(thread& self) {
  landing_place landing{};
  landing.frame =
      reinterpret_cast<std::uintptr_t>(__builtin_frame_address(0)) - 64;
  self.landing = &landing;
  if (__builtin_setjmp(landing.jump) == 0) call_routine(self);
}

// The thread has run its routine. The last one ends the process, as after
// pthread_exit in main.
[[noreturn]] void finish(thread& self) {
  run_exit_actions(self);
  scheduler& run = the_scheduler();
  if (run.alive_here() == 1) std::exit(0);
  self.context = 0;
  run.leave(self);
  // Not through the C library: its clean-up would run beside the next thread.
  for (;;) raw::call(SYS_exit, 0);
}

void await_baton(thread& self) {
  self.native_id = static_cast<std::int32_t>(raw::call(SYS_gettid));
  use_crash_stack();
  while (__atomic_load_n(&self.baton, __ATOMIC_ACQUIRE) == 0) {
    raw::futex_wait(&self.baton, 0);
  }
  self.baton = 0;
  the_scheduler().report().native_thread = self.native_id;
}

void* begin(void* argument) {
  thread& self = *static_cast<thread*>(argument);
  this_thread_slot() = &self;
  if (the_scheduler().uses_fibers()) {
    fiber::park(self);
  } else {
    await_baton(self);
  }
  the_scheduler().executed(self, self.pending);
  self.context = 0;
  run_routine(self);
  finish(the_scheduler().self());
}

struct main_call {
  int (*main)(int, char**, char**);
  int count;
  char** arguments;
  char** environment;
  int result;
};

main_call& the_main_call() {
  static constinit main_call call{};
  return call;
}

void* main_routine(void*) {
  main_call& call = the_main_call();
  call.result = call.main(call.count, call.arguments, call.environment);
  return &call;
}

void main_on_own_stack() {
  thread& begun = the_scheduler().main_thread();
  begun.routine = main_routine;
  run_routine(begun);
  thread& self = the_scheduler().self();
  if (self.result == &the_main_call()) return;
  // pthread_exit in main: the process goes on until the last thread ends.
  self.leaving = true;
  finish(self);
}

}  // namespace

thread* thread_of(pthread_t handle) {
  scheduler& run = the_scheduler();
  for (std::uint32_t i = 0; i < run.thread_count(); ++i) {
    thread& t = run.thread_at(i);
    if (t.handle == handle && t.process == this_process()) return &t;
  }
  return nullptr;
}

pthread_t handle_of(const thread& t) {
  return t.handle;
}

int start_thread(pthread_t* handle, const pthread_attr_t* attributes,
                 void* (*routine)(void*), int (*c11_routine)(void*),
                 void* argument, std::uint64_t pc) {
  scheduler& run = the_scheduler();
  thread& self = run.self();
  if (!run.armed()) return EAGAIN;
  thread* child = run.add_thread();
  if (child == nullptr) {
    not_controlled("pthread_create", pc,
                   "the program starts more threads than can be controlled");
  }
  if (attributes != nullptr && !fits_our_stacks(*attributes)) {
    not_controlled("pthread_create", pc,
                   "the thread asks for a stack of more than 8 MiB");
  }
  has_started_threads() = true;
  child->routine = routine;
  child->c11_routine = c11_routine;
  child->argument = argument;
  // A thread's first step is shown where it was created.
  child->pending.pc = pc;
  child->context = self.context;
  int state = PTHREAD_CREATE_JOINABLE;
  if (attributes != nullptr) pthread_attr_getdetachstate(attributes, &state);
  child->detached = state == PTHREAD_CREATE_DETACHED;

  static auto* const create = real<create_function>("pthread_create");
  pthread_attr_t own;
  pthread_attr_init(&own);
  pthread_attr_setdetachstate(&own, PTHREAD_CREATE_DETACHED);
  pthread_attr_setstack(&own,
                        reinterpret_cast<void*>(regions::stack_of(child->id)),
                        regions::stack_size);
  regions::guard_stack(child->id);
  const int error = create(&child->native, &own, begin, child);
  pthread_attr_destroy(&own);
  if (error != 0) {
    not_controlled("pthread_create", pc, "the system refuses another thread");
  }
  if (run.uses_fibers()) fiber::await_parked(*child);
  *handle = handle_of(*child);
  child->clock.set(child->id, 1);
  child->hard.set(child->id, 1);
  order_threads(self, *child);
  run.progress(self);
  run.point(self, on(action::create, *child, pc));
  return 0;
}

int join_thread(pthread_t handle, void** result, std::uint64_t deadline,
                std::uint64_t pc) {
  scheduler& run = the_scheduler();
  thread& self = run.self();
  thread* other = thread_of(handle);
  if (other == nullptr || other->joined) return ESRCH;
  if (other->detached) return EINVAL;
  if (other == &self) return EDEADLK;
  if (run.wait(self, on(action::join, *other, pc), has_ended, other,
               deadline) == wake_reason::timeout) {
    return ETIMEDOUT;
  }
  stutter::note_effect(self);
  order_threads(*other, self);
  run.mark_joined(*other);
  if (result != nullptr) *result = other->result;
  return 0;
}

int call_main(int (*main)(int, char**, char**), int count, char** arguments,
              char** environment) {
  main_call& call = the_main_call();
  call = {main, count, arguments, environment, 0};
  ucontext_t here;
  ucontext_t there;
  getcontext(&there);
  there.uc_stack.ss_sp = reinterpret_cast<void*>(regions::stack_of(0));
  there.uc_stack.ss_size = regions::stack_size;
  there.uc_link = &here;
  makecontext(&there, main_on_own_stack, 0);
  swapcontext(&here, &there);
  return call.result;
}

}  // namespace explorer

using explorer::action;
using explorer::caller;
using explorer::the_scheduler;

extern "C" {

int pthread_create(pthread_t* handle, const pthread_attr_t* attributes,
                   void* (*routine)(void*), void* argument) noexcept {
  return explorer::start_thread(handle, attributes, routine, nullptr, argument,
                                caller());
}

int pthread_join(pthread_t handle, void** result) {
  return explorer::join_thread(handle, result, explorer::never, caller());
}

int pthread_tryjoin_np(pthread_t handle, void** result) noexcept {
  explorer::scheduler& run = the_scheduler();
  explorer::thread* other = explorer::thread_of(handle);
  if (other == nullptr) return ESRCH;
  run.point(run.self(), explorer::on(action::join, *other, caller()));
  if (other->alive) return EBUSY;
  return explorer::join_thread(handle, result, explorer::never, caller());
}

int pthread_timedjoin_np(pthread_t handle, void** result,
                         const timespec* time) {
  return explorer::join_thread(
      handle, result, explorer::deadline_at(CLOCK_REALTIME, *time), caller());
}

int pthread_clockjoin_np(pthread_t handle, void** result, clockid_t clock,
                         const timespec* time) {
  return explorer::join_thread(handle, result,
                               explorer::deadline_at(clock, *time), caller());
}

int pthread_detach(pthread_t handle) noexcept {
  explorer::thread* other = explorer::thread_of(handle);
  if (other == nullptr || other->joined) return ESRCH;
  if (other->detached) return EINVAL;
  other->detached = true;
  return 0;
}

[[noreturn]] void pthread_exit(void* result) {
  explorer::thread& self = the_scheduler().self();
  self.result = result;
  auto* landing = static_cast<explorer::landing_place*>(self.landing);
  landing->exception = {};
  _Unwind_ForcedUnwind(&landing->exception, explorer::stop_at_landing, landing);
  __builtin_trap();
}

pthread_t pthread_self() noexcept {
  return explorer::handle_of(the_scheduler().self());
}

int pthread_equal(pthread_t left, pthread_t right) noexcept {
  return left == right ? 1 : 0;
}

}  // extern "C"
