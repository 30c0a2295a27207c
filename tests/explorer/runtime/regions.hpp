#ifndef COURSE_EXPLORER_REGIONS_HPP
#define COURSE_EXPLORER_REGIONS_HPP

#include <cstddef>
#include <cstdint>

// Where everything lies. The addresses are fixed, so that a program sees the
// same pointers in every run, whether or not the system randomises addresses.

namespace explorer::regions {

inline constexpr std::uintptr_t gib = 1ull << 30;

/// The runtime's own memory.
inline constexpr std::uintptr_t own = 0x0e00'0000'0000;
inline constexpr std::uintptr_t own_size = 16 * gib;
/// What all processes of a run have in common; see common_state.hpp.
inline constexpr std::uintptr_t common = own + own_size;
inline constexpr std::uintptr_t common_size = 16 * gib;
/// What the program allocates.
inline constexpr std::uintptr_t heap = 0x1000'0000'0000;
inline constexpr std::uintptr_t heap_size = 16 * gib;
/// Stacks of all threads, the main one's included.
inline constexpr std::uintptr_t stacks = heap + heap_size;
inline constexpr std::uintptr_t stack_size = 8ull << 20;
inline constexpr std::uintptr_t stacks_size = 1024 * stack_size;
/// The lowest bytes of a stack: who touches them has used it up.
inline constexpr std::uintptr_t guard_size = 4096;
inline constexpr std::uintptr_t stacks_end = stacks + stacks_size;
/// What the program maps to share it with its children.
inline constexpr std::uintptr_t mapped = stacks_end;
inline constexpr std::uintptr_t mapped_size = 16 * gib;
inline constexpr std::uintptr_t arena_end = mapped + mapped_size;
/// The executable itself, linked without PIE.
inline constexpr std::uintptr_t image = 0x40'0000;
inline constexpr std::uintptr_t image_size = gib / 2;
/// Shadow cells, 24 bytes for every 8.
inline constexpr std::uintptr_t arena_shadow = 0x2000'0000'0000;
inline constexpr std::uintptr_t image_shadow = 0x3000'0000'0000;

/// Does the program share what lies there with its children?
inline bool is_mapped(std::uintptr_t address) {
  return address - mapped < mapped_size;
}
inline bool is_mapped(const volatile void* address) {
  return is_mapped(reinterpret_cast<std::uintptr_t>(address));
}
/// Is it the same there in all processes of the run?
inline bool is_one_for_all(const volatile void* address) {
  return is_mapped(address) ||
         reinterpret_cast<std::uintptr_t>(address) - common < common_size;
}

/// Maps `size` bytes at `address`, or ends the process with a message.
void map_at(std::uintptr_t address, std::uintptr_t size);

/// Bytes that hold something.
struct range {
  std::uintptr_t begin;
  std::uintptr_t size;
};

/// From now on the memory there is the same in this process and in all that
/// it will fork. Keeps the bytes in `used`; all others are zero.
void share(const range& whole, const range* used, std::uint32_t count);

/// Zeroed memory that is never given back; a fork copies it.
void* allocate(std::size_t size, std::size_t alignment = 16);

template <typename T>
T* allocate_array(std::size_t count) {
  return static_cast<T*>(allocate(count * sizeof(T), alignof(T)));
}

/// Lowest address of the stack of thread `number`.
inline std::uintptr_t stack_of(std::uint32_t number) {
  return stacks + number * stack_size;
}

/// Makes the guard of the stack of thread `number` one.
void guard_stack(std::uint32_t number);

}  // namespace explorer::regions

#endif
