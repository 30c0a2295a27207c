/// @file
/// Integers that processes count with together.

#ifndef COURSE_SHARED_COUNTER_HPP
#define COURSE_SHARED_COUNTER_HPP

#include <atomic>
#include <course/process_mutex.hpp>
#include <course/shared.hpp>
#include <functional>
#include <mutex>
#include <utility>

namespace course {

/// An integer that processes share, with its lock: like Python's `Value`.
///
///     course::shared_counter counter;
///     course::process child([&] { counter.add(1); });
///     child.join();
///     // counter.value() is 1.
///
/// Make it before the processes that use it: they inherit it with `fork`.
/// Every member may be called by any thread of any of these processes at
/// any time. A process that dies inside a call leaves the integer either as
/// it was or as the call would have made it, and locks nobody out.
class shared_counter {
public:
  /// Makes a counter in shared memory that starts at `initial`.
  /// @throws std::system_error if the system has no memory to give.
  explicit shared_counter(long initial = 0) { state_->value = initial; }

  /// Adds `amount` under the lock and returns the new value.
  /// @throws std::system_error if the mutex cannot be locked.
  long add(long amount) {
    return update([=](long value) { return value + amount; });
  }

  /// Replaces the value by `function(value)`, all under one lock, and
  /// returns the new value. The function must not use this counter.
  /// @throws std::system_error if the mutex cannot be locked.
  template <class F>
  long update(F function) {
    std::scoped_lock lock(state_->mutex);
    return state_->value = std::invoke(function, state_->value);
  }

  /// The value at some moment during the call.
  /// @throws std::system_error if the mutex cannot be locked.
  long value() const {
    std::scoped_lock lock(state_->mutex);
    return state_->value;
  }

private:
  struct state {
    process_mutex mutex;
    long value = 0;  // Guarded by mutex.
  };

  shared<state> state_;
};

/// An integer that processes share, without a lock.
///
/// As `course::shared_counter`, but each call is one atomic operation of the
/// processor: nobody waits, and nothing longer than an addition fits in. It
/// works between processes because the atomic is lock-free; one with a lock
/// would keep it in the memory of a single process.
class shared_atomic_counter {
public:
  /// Makes a counter in shared memory that starts at `initial`.
  /// @throws std::system_error if the system has no memory to give.
  explicit shared_atomic_counter(long initial = 0) : value_(initial) {}

  /// Adds `amount` in one step and returns the new value.
  long add(long amount) { return value_->fetch_add(amount) + amount; }

  /// The value at some moment during the call.
  long value() const { return value_->load(); }

private:
  static_assert(std::atomic<long>::is_always_lock_free);

  shared<std::atomic<long>> value_;
};

}  // namespace course

#endif  // COURSE_SHARED_COUNTER_HPP
