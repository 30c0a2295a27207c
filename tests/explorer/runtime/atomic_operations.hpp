#ifndef COURSE_EXPLORER_ATOMIC_OPERATIONS_HPP
#define COURSE_EXPLORER_ATOMIC_OPERATIONS_HPP

#include <cstdint>

#include "interposed.hpp"

// Atomic operations, sequentially consistent: the newest value is the only
// one. What their memory orders mean is followed for the race detector.

namespace explorer {

/// An atomic operation is about to happen: a scheduling point.
/// `spins`: it may be one of many that wait for somebody else.
void before_atomic(const volatile void* address, std::uint32_t size,
                   action what, std::uint64_t pc, bool writes);

/// It happened; the edges that its memory order makes.
void after_load(const volatile void* address, int order);
void after_store(const volatile void* address, int order);
void after_update(const volatile void* address, std::uint32_t size, int order,
                  bool changed);
/// A store changed what stood there.
void after_change(const volatile void* address, std::uint32_t size);

/// What the thread has just seen or left there; std::atomic::wait may go to
/// sleep on it.
template <typename T>
void note_seen(const volatile T* address) {
  seen_value& seen = the_scheduler().self().seen;
  const T value = *address;
  seen.address = address;
  seen.size = sizeof value;
  __builtin_memcpy(seen.bytes, &value, sizeof value);
}

/// Checks the access for races with plain ones.
void check_atomic(const volatile void* address, std::uint32_t size, bool writes,
                  std::uint64_t pc);

/// May a weak compare-exchange fail for no reason, this time?
bool fails_spuriously();

void atomic_fence(int order, std::uint64_t pc);

template <typename T>
T atomic_load(const volatile T* address, int order, std::uint64_t pc) {
  if (!the_scheduler().armed()) return *address;
  before_atomic(address, sizeof(T), action::atomic_load, pc, false);
  const T value = *address;
  note_seen(address);
  check_atomic(address, sizeof(T), false, pc);
  after_load(address, order);
  return value;
}

template <typename T>
void atomic_store(volatile T* address, T value, int order, std::uint64_t pc) {
  if (!the_scheduler().armed()) {
    *address = value;
    return;
  }
  before_atomic(address, sizeof(T), action::atomic_store, pc, true);
  const bool changed = *address != value;
  *address = value;
  check_atomic(address, sizeof(T), true, pc);
  after_store(address, order);
  if (changed) after_change(address, sizeof(T));
}

template <typename T, typename Function>
T atomic_update(volatile T* address, int order, std::uint64_t pc,
                Function function) {
  if (!the_scheduler().armed()) {
    const T old = *address;
    *address = function(old);
    return old;
  }
  before_atomic(address, sizeof(T), action::atomic_update, pc, true);
  const T old = *address;
  const T value = function(old);
  *address = value;
  note_seen(address);
  check_atomic(address, sizeof(T), true, pc);
  after_update(address, sizeof(T), order, value != old);
  return old;
}

template <typename T>
int atomic_compare(volatile T* address, T& expected, T value, int order,
                   int failure, bool weak, std::uint64_t pc) {
  if (!the_scheduler().armed()) {
    const T old = *address;
    if (old == expected) {
      *address = value;
      return 1;
    }
    expected = old;
    return 0;
  }
  before_atomic(address, sizeof(T), action::atomic_compare, pc, true);
  const T old = *address;
  if (old == expected && !(weak && fails_spuriously())) {
    *address = value;
    note_seen(address);
    check_atomic(address, sizeof(T), true, pc);
    after_update(address, sizeof(T), order, value != old);
    return 1;
  }
  note_seen(address);
  check_atomic(address, sizeof(T), false, pc);
  expected = old;
  after_load(address, failure);
  return 0;
}

}  // namespace explorer

#endif
