#include "happens_before.hpp"
#include "real.hpp"
#include "recorder.hpp"

// Orders that libstdc++ makes inside its own uninstrumented code: without
// them a correct program would seem to race.

namespace explorer {
namespace {

// Between the threads that share an exception: its reference count.
void exchange_edges(const void* exception) {
  scheduler& run = the_scheduler();
  if (exception == nullptr || !run.multi() || !run.watching()) return;
  sync_object& object = object_at(exception, object_kind::atomic);
  the_recorder().touch_object(exception);
  acquire(run.self(), object);
  release(run.self(), object);
}

}  // namespace
}  // namespace explorer

extern "C" {

// std::exception_ptr::_M_addref() and _M_release().
void _ZNSt15__exception_ptr13exception_ptr9_M_addrefEv(void** self) {
  static auto* const real = explorer::real<void(void**)>(
      "_ZNSt15__exception_ptr13exception_ptr9_M_addrefEv");
  explorer::exchange_edges(*self);
  real(self);
}

void _ZNSt15__exception_ptr13exception_ptr10_M_releaseEv(void** self) {
  static auto* const real = explorer::real<void(void**)>(
      "_ZNSt15__exception_ptr13exception_ptr10_M_releaseEv");
  explorer::exchange_edges(*self);
  real(self);
}

// std::__future_base::_State_baseV2::_Make_ready::_M_set(): the result is in
// place, and the library will say so at the end of the thread. The object
// holds a list node (two words) and then a pointer to the shared state, whose
// status, after a vtable and the result, is the atomic that readers ask.
void _ZNSt13__future_base13_State_baseV211_Make_ready6_M_setEv(void* self) {
  static auto* const real = explorer::real<void(void*)>(
      "_ZNSt13__future_base13_State_baseV211_Make_ready6_M_setEv");
  explorer::scheduler& run = explorer::the_scheduler();
  if (run.multi() && run.watching()) {
    char* state = static_cast<char**>(self)[2];
    explorer::release(run.self(),
                      explorer::object_at(state + 2 * sizeof(void*),
                                          explorer::object_kind::atomic));
  }
  real(self);
}

}  // extern "C"
