#ifndef COURSE_EXPLORER_LOCK_ORDER_HPP
#define COURSE_EXPLORER_LOCK_ORDER_HPP

#include <cstdint>

#include "thread.hpp"

// Locks taken in opposite orders can deadlock, even when this schedule went
// well.

namespace explorer {

/// "While it held one lock, a thread wanted another."
struct lock_edge;

/// `self` is about to wait for the lock at `address`: notes under which
/// others, and reports when another thread took them the other way round.
void lock_requested(thread& self, const void* address, object_kind kind,
                    std::uint32_t object, std::uint64_t pc, bool shared);

/// `self` now holds the lock at `address`.
void lock_taken(thread& self, const void* address, object_kind kind,
                std::uint32_t object, std::uint64_t pc, bool shared);

void lock_dropped(thread& self, const void* address);

}  // namespace explorer

#endif
