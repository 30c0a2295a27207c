#ifndef COURSE_EXPLORER_PTHREAD_RWLOCK_HPP
#define COURSE_EXPLORER_PTHREAD_RWLOCK_HPP

#include <pthread.h>

#include <cstdint>

namespace explorer {

/// What stands in the bytes of a pthread_rwlock_t.
struct rwlock_state {
  std::uint32_t writer;   ///< Thread that holds it alone, plus 1.
  std::uint32_t readers;  ///< How many share it.
  std::uint32_t object;
};
static_assert(sizeof(rwlock_state) <= sizeof(pthread_rwlock_t));

}  // namespace explorer

#endif
