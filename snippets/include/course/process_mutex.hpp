/// @file
/// A mutex that processes share.

#ifndef COURSE_PROCESS_MUTEX_HPP
#define COURSE_PROCESS_MUTEX_HPP

#include <pthread.h>

#include <cerrno>
#include <system_error>

namespace course {

/// A mutex for processes: place it in memory that they share.
///
///     course::shared<course::process_mutex> mutex;
///     std::scoped_lock lock(*mutex);
///
/// It is process-shared, so that a waiting process is found and woken, and
/// robust, so that a process that dies while it holds the mutex does not
/// lock out the others: the next one to lock takes it over, and finds what
/// the mutex guards as the dead process left it.
///
/// It may be locked by any thread of any process that sees it, and must be
/// unlocked by the same thread. Locking it twice is a deadlock.
///
/// There is nothing to destroy: the mutex is memory and holds no resource.
class process_mutex {
public:
  /// Makes an unlocked mutex.
  /// @throws std::system_error if the system cannot make one.
  process_mutex() {
    pthread_mutexattr_t attributes;
    check(::pthread_mutexattr_init(&attributes));
    ::pthread_mutexattr_setpshared(&attributes, PTHREAD_PROCESS_SHARED);
    ::pthread_mutexattr_setrobust(&attributes, PTHREAD_MUTEX_ROBUST);
    const int error = ::pthread_mutex_init(&mutex_, &attributes);
    ::pthread_mutexattr_destroy(&attributes);
    check(error);
  }

  /// Not copied: a copy in other memory would be another mutex.
  process_mutex(const process_mutex&) = delete;

  /// Not assigned, for the same reason.
  process_mutex& operator=(const process_mutex&) = delete;

  /// Waits until the mutex is free, then locks it.
  /// @throws std::system_error if the mutex cannot be locked.
  void lock() { take(::pthread_mutex_lock(&mutex_)); }

  /// Locks the mutex if it is free; says whether it did.
  /// @throws std::system_error if the mutex cannot be locked.
  bool try_lock() {
    const int error = ::pthread_mutex_trylock(&mutex_);
    if (error == EBUSY) return false;
    take(error);
    return true;
  }

  /// Unlocks the mutex, which the calling thread holds.
  void unlock() { ::pthread_mutex_unlock(&mutex_); }

private:
  static void check(int error) {
    if (error != 0) {
      throw std::system_error(error, std::generic_category(),
                              "course::process_mutex");
    }
  }

  void take(int error) {
    if (error == EOWNERDEAD) {
      error = ::pthread_mutex_consistent(&mutex_);
    }
    check(error);
  }

  pthread_mutex_t mutex_;
};

}  // namespace course

#endif  // COURSE_PROCESS_MUTEX_HPP
