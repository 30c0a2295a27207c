#include <malloc.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>

#include "given_back.hpp"
#include "heap.hpp"

// The C library's allocation family, whole.

namespace {

std::uint64_t address_of(const void* code) {
  return reinterpret_cast<std::uintptr_t>(code);
}

void* or_enomem(void* block) {
  if (block == nullptr) errno = ENOMEM;
  return block;
}

bool is_power_of_two(std::size_t n) {
  return n != 0 && (n & (n - 1)) == 0;
}

}  // namespace

extern "C" {

void* malloc(std::size_t size) noexcept {
  return or_enomem(explorer::heap::allocate(size));
}

void free(void* block) noexcept {
  explorer::give_back(block, address_of(__builtin_return_address(0)));
}

void* calloc(std::size_t count, std::size_t size) noexcept {
  std::size_t total = 0;
  if (__builtin_mul_overflow(count, size, &total)) return or_enomem(nullptr);
  void* block = or_enomem(explorer::heap::allocate(total));
  return block == nullptr ? nullptr : std::memset(block, 0, total);
}

void* realloc(void* block, std::size_t size) noexcept {
  if (block == nullptr) return malloc(size);
  const std::uint64_t pc = address_of(__builtin_return_address(0));
  if (size == 0) {
    explorer::give_back(block, pc);
    return nullptr;
  }
  const std::size_t held = explorer::heap::size_of(block);
  if (size <= held && size * 4 >= held) return block;
  void* moved = malloc(size);
  if (moved == nullptr) return nullptr;
  std::memcpy(moved, block, size < held ? size : held);
  explorer::give_back(block, pc);
  return moved;
}

void* reallocarray(void* block, std::size_t count, std::size_t size) noexcept {
  std::size_t total = 0;
  if (__builtin_mul_overflow(count, size, &total)) return or_enomem(nullptr);
  return realloc(block, total);
}

void* memalign(std::size_t alignment, std::size_t size) noexcept {
  return or_enomem(explorer::heap::allocate(size, alignment));
}

void* aligned_alloc(std::size_t alignment, std::size_t size) noexcept {
  return memalign(alignment, size);
}

int posix_memalign(void** block, std::size_t alignment,
                   std::size_t size) noexcept {
  if (!is_power_of_two(alignment) || alignment % sizeof(void*) != 0) {
    return EINVAL;
  }
  *block = explorer::heap::allocate(size, alignment);
  return *block == nullptr ? ENOMEM : 0;
}

void* valloc(std::size_t size) noexcept {
  return memalign(4096, size);
}

void* pvalloc(std::size_t size) noexcept {
  return memalign(4096, (size + 4095) & ~std::size_t{4095});
}

std::size_t malloc_usable_size(void* block) noexcept {
  return block == nullptr ? 0 : explorer::heap::size_of(block);
}

}  // extern "C"
