#include <cstddef>
#include <cstdint>
#include <new>

#include "given_back.hpp"

// So that it is known which line of the program gives memory back. Weak: a
// program may replace them too.

#define GIVE_BACK      \
  explorer::give_back( \
      block, reinterpret_cast<std::uintptr_t>(__builtin_return_address(0)))

[[gnu::weak]] void operator delete(void* block) noexcept {
  GIVE_BACK;
}
[[gnu::weak]] void operator delete[](void* block) noexcept {
  GIVE_BACK;
}
[[gnu::weak]] void operator delete(void* block, std::size_t) noexcept {
  GIVE_BACK;
}
[[gnu::weak]] void operator delete[](void* block, std::size_t) noexcept {
  GIVE_BACK;
}
[[gnu::weak]] void operator delete(void* block, std::align_val_t) noexcept {
  GIVE_BACK;
}
[[gnu::weak]] void operator delete[](void* block, std::align_val_t) noexcept {
  GIVE_BACK;
}
[[gnu::weak]] void operator delete(void* block, std::size_t,
                                   std::align_val_t) noexcept {
  GIVE_BACK;
}
[[gnu::weak]] void operator delete[](void* block, std::size_t,
                                     std::align_val_t) noexcept {
  GIVE_BACK;
}
