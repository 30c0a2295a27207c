#include <pthread.h>

#include <cerrno>
#include <cstring>

#include "pthread_threads.hpp"
#include "regions.hpp"
#include "scheduler.hpp"

// What can be asked of a thread and set for it: its name, its stack, its
// priority.

extern "C" {

extern char* program_invocation_short_name;

int pthread_setname_np(pthread_t handle, const char* name) noexcept {
  explorer::thread* of = explorer::thread_of(handle);
  if (of == nullptr) return ESRCH;
  const std::size_t size = strnlen(name, sizeof of->name);
  if (size == sizeof of->name) return ERANGE;
  std::memcpy(of->name, name, size + 1);
  return 0;
}

int pthread_getname_np(pthread_t handle, char* name, size_t size) noexcept {
  const explorer::thread* of = explorer::thread_of(handle);
  if (of == nullptr) return ESRCH;
  if (size < sizeof of->name) return ERANGE;
  const char* from =
      of->name[0] != 0 ? of->name : program_invocation_short_name;
  std::strncpy(name, from, sizeof of->name - 1);
  name[sizeof of->name - 1] = 0;
  return 0;
}

int pthread_getattr_np(pthread_t handle, pthread_attr_t* attributes) noexcept {
  const explorer::thread* of = explorer::thread_of(handle);
  if (of == nullptr) return ESRCH;
  pthread_attr_init(attributes);
  return pthread_attr_setstack(
      attributes,
      reinterpret_cast<void*>(explorer::regions::stack_of(of->stack)),
      explorer::regions::stack_size);
}

int pthread_setschedparam(pthread_t, int, const sched_param*) noexcept {
  return 0;
}

int pthread_getschedparam(pthread_t, int* policy,
                          sched_param* values) noexcept {
  *policy = SCHED_OTHER;
  *values = {};
  return 0;
}

int pthread_setconcurrency(int) noexcept {
  return 0;
}

}  // extern "C"
