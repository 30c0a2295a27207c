#ifndef COURSE_EXPLORER_LOCK_ORDER_HPP
#define COURSE_EXPLORER_LOCK_ORDER_HPP

#include <cstdint>

#include "mutex_state.hpp"
#include "thread.hpp"

namespace explorer {

/// `self` is about to take the mutex: notes under which others.
void lock_requested(thread& self, mutex_state& mutex, std::uint64_t pc);

/// `self` now holds the lock at `address`.
void lock_taken(thread& self, const void* address, std::uint32_t object,
                std::uint64_t pc, bool shared);

void lock_dropped(thread& self, const void* address);

}  // namespace explorer

#endif
