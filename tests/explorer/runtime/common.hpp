#ifndef COURSE_EXPLORER_COMMON_HPP
#define COURSE_EXPLORER_COMMON_HPP

#include <cstddef>
#include <cstdint>

// Memory that all processes of a run have in common. Until the program forks
// for the first time it is private memory like all other, so that a program
// with one process pays nothing for it.

namespace explorer::common {

/// Zeroed memory that is never given back.
void* allocate(std::size_t size, std::size_t alignment = 16);

template <typename T>
T* allocate_array(std::size_t count) {
  return static_cast<T*>(allocate(count * sizeof(T), alignof(T)));
}

/// Address space for an array that grows in place. Only as much as is used
/// will be copied when it is shared.
void* reserve(std::size_t size);

/// From now on it is shared, with all that will be forked.
void share();

}  // namespace explorer::common

#endif
