#include <pthread.h>
#include <threads.h>

#include <cerrno>

#include "interposed.hpp"
#include "pthread_threads.hpp"

// The threads of C. The C library's own would call its internals directly;
// these call the replaced POSIX functions. Every type holds the POSIX one.

namespace {

static_assert(sizeof(mtx_t) == sizeof(pthread_mutex_t));
static_assert(sizeof(cnd_t) == sizeof(pthread_cond_t));

pthread_mutex_t* posix(mtx_t* mutex) {
  return reinterpret_cast<pthread_mutex_t*>(mutex);
}

pthread_cond_t* posix(cnd_t* condition) {
  return reinterpret_cast<pthread_cond_t*>(condition);
}

int as_c11(int error) {
  switch (error) {
    case 0:
      return thrd_success;
    case ENOMEM:
      return thrd_nomem;
    case ETIMEDOUT:
      return thrd_timedout;
    case EBUSY:
      return thrd_busy;
    default:
      return thrd_error;
  }
}

}  // namespace

using explorer::caller;
using explorer::on_behalf_of;

extern "C" {

int thrd_create(thrd_t* handle, thrd_start_t routine, void* argument) {
  return as_c11(explorer::start_thread(handle, nullptr, nullptr, routine,
                                       argument, explorer::caller()));
}

int thrd_join(thrd_t handle, int* result) {
  void* value = nullptr;
  const int error = explorer::join_thread(handle, &value, explorer::never,
                                          explorer::caller());
  if (error == 0 && result != nullptr) {
    *result = static_cast<int>(reinterpret_cast<std::intptr_t>(value));
  }
  return as_c11(error);
}

int thrd_detach(thrd_t handle) {
  return as_c11(pthread_detach(handle));
}
thrd_t thrd_current() {
  return pthread_self();
}
int thrd_equal(thrd_t left, thrd_t right) {
  return left == right ? 1 : 0;
}
void thrd_yield() {
  const on_behalf_of program(caller());
  sched_yield();
}

[[noreturn]] void thrd_exit(int result) {
  pthread_exit(reinterpret_cast<void*>(static_cast<std::intptr_t>(result)));
}

int thrd_sleep(const timespec* span, timespec* left) {
  const on_behalf_of program(caller());
  return nanosleep(span, left) == 0 ? 0 : -2;
}

int mtx_init(mtx_t* mutex, int type) {
  pthread_mutexattr_t attributes;
  pthread_mutexattr_init(&attributes);
  pthread_mutexattr_settype(&attributes, (type & mtx_recursive) != 0
                                             ? PTHREAD_MUTEX_RECURSIVE
                                             : PTHREAD_MUTEX_NORMAL);
  return as_c11(pthread_mutex_init(posix(mutex), &attributes));
}

void mtx_destroy(mtx_t* mutex) {
  const on_behalf_of program(caller());
  pthread_mutex_destroy(posix(mutex));
}
int mtx_lock(mtx_t* mutex) {
  const on_behalf_of program(caller());
  return as_c11(pthread_mutex_lock(posix(mutex)));
}

int mtx_trylock(mtx_t* mutex) {
  const on_behalf_of program(caller());
  return as_c11(pthread_mutex_trylock(posix(mutex)));
}

int mtx_timedlock(mtx_t* mutex, const timespec* time) {
  const on_behalf_of program(caller());
  return as_c11(pthread_mutex_timedlock(posix(mutex), time));
}

int mtx_unlock(mtx_t* mutex) {
  const on_behalf_of program(caller());
  return as_c11(pthread_mutex_unlock(posix(mutex)));
}

int cnd_init(cnd_t* condition) {
  return as_c11(pthread_cond_init(posix(condition), nullptr));
}

void cnd_destroy(cnd_t* condition) {
  const on_behalf_of program(caller());
  pthread_cond_destroy(posix(condition));
}

int cnd_signal(cnd_t* condition) {
  const on_behalf_of program(caller());
  return as_c11(pthread_cond_signal(posix(condition)));
}

int cnd_broadcast(cnd_t* condition) {
  const on_behalf_of program(caller());
  return as_c11(pthread_cond_broadcast(posix(condition)));
}

int cnd_wait(cnd_t* condition, mtx_t* mutex) {
  const on_behalf_of program(caller());
  return as_c11(pthread_cond_wait(posix(condition), posix(mutex)));
}

int cnd_timedwait(cnd_t* condition, mtx_t* mutex, const timespec* time) {
  const on_behalf_of program(caller());
  return as_c11(pthread_cond_timedwait(posix(condition), posix(mutex), time));
}

void call_once(once_flag* flag, void (*routine)()) {
  const on_behalf_of program(caller());
  pthread_once(reinterpret_cast<pthread_once_t*>(flag), routine);
}

int tss_create(tss_t* key, tss_dtor_t destructor) {
  return as_c11(pthread_key_create(key, destructor));
}

void tss_delete(tss_t key) {
  pthread_key_delete(key);
}
void* tss_get(tss_t key) {
  return pthread_getspecific(key);
}

int tss_set(tss_t key, void* value) {
  return as_c11(pthread_setspecific(key, value));
}

}  // extern "C"
