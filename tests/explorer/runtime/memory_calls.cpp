#include <cstddef>
#include <cstdint>

#include "context.hpp"
#include "memory_access.hpp"
#include "scheduler.hpp"

// memcpy, strlen and their like. The compiler does not instrument what a
// library function does to memory, so each says it itself, where the program's
// own code calls it. Called by a library they only do their work: what the
// library synchronises inside cannot be seen either.
//
// None of this goes on to the C library, which would first have to be asked
// where its own versions are. How long a text is may change at the scheduling
// point, so it is looked at again behind it.

namespace explorer {
namespace {

[[gnu::always_inline]] inline void touch(const void* from, std::size_t size,
                                         bool write, const void* caller) {
  const auto pc = reinterpret_cast<std::uintptr_t>(caller);
  if (size == 0 || !the_scheduler().multi() || !in_program(pc)) return;
  access_memory(reinterpret_cast<std::uintptr_t>(from), size, write, pc);
}

void copy_up(void* to, const void* from, std::size_t size) {
  asm volatile("rep movsb" : "+D"(to), "+S"(from), "+c"(size) : : "memory");
}

void fill(void* to, int value, std::size_t size) {
  asm volatile("rep stosb" : "+D"(to), "+c"(size) : "a"(value) : "memory");
}

void copy_either_way(void* to, const void* from, std::size_t size) {
  const auto distance = reinterpret_cast<std::uintptr_t>(to) -
                        reinterpret_cast<std::uintptr_t>(from);
  if (distance >= size) {
    copy_up(to, from, size);
    return;
  }
  auto* last = static_cast<char*>(to) + size;
  const auto* source = static_cast<const char*>(from) + size;
  while (source != from) *--last = *--source;
}

std::size_t length(const char* text, std::size_t limit = SIZE_MAX) {
  std::size_t size = 0;
  while (size < limit && text[size] != 0) ++size;
  return size;
}

// What reading a text of at most `limit` bytes touches.
std::size_t with_end(const char* text, std::size_t limit) {
  const std::size_t size = length(text, limit);
  return size < limit ? size + 1 : limit;
}

// How many bytes a comparison looks at: up to the first that differ, or, of
// texts, to the end of both.
std::size_t compared(const char* a, const char* b, std::size_t limit,
                     bool text) {
  for (std::size_t i = 0; i < limit; ++i) {
    if (a[i] != b[i] || (text && a[i] == 0)) return i + 1;
  }
  return limit;
}

int order(const char* a, const char* b, std::size_t looked_at) {
  if (looked_at == 0) return 0;
  return static_cast<unsigned char>(a[looked_at - 1]) -
         static_cast<unsigned char>(b[looked_at - 1]);
}

char* pad(char* to, const char* from, std::size_t size) {
  const std::size_t text = length(from, size);
  copy_up(to, from, text);
  fill(to + text, 0, size - text);
  return to;
}

}  // namespace
}  // namespace explorer

using explorer::compared;
using explorer::length;
using explorer::touch;
using explorer::with_end;

extern "C" {

// What the runtime itself uses; see plain_memory.hpp.
void* explorer_plain_memcpy(void* to, const void* from, std::size_t size) {
  explorer::copy_up(to, from, size);
  return to;
}
void* explorer_plain_memmove(void* to, const void* from, std::size_t size) {
  explorer::copy_either_way(to, from, size);
  return to;
}
void* explorer_plain_memset(void* to, int value, std::size_t size) {
  explorer::fill(to, value, size);
  return to;
}
int explorer_plain_memcmp(const char* a, const char* b, std::size_t size) {
  return explorer::order(a, b, explorer::compared(a, b, size, false));
}
std::size_t explorer_plain_strlen(const char* text) {
  return explorer::length(text);
}
std::size_t explorer_plain_strnlen(const char* text, std::size_t limit) {
  return explorer::length(text, limit);
}
char* explorer_plain_strncpy(char* to, const char* from, std::size_t size) {
  return explorer::pad(to, from, size);
}

void* memcpy(void* to, const void* from, std::size_t size) noexcept {
  touch(from, size, false, __builtin_return_address(0));
  touch(to, size, true, __builtin_return_address(0));
  explorer::copy_up(to, from, size);
  return to;
}

void* mempcpy(void* to, const void* from, std::size_t size) noexcept {
  touch(from, size, false, __builtin_return_address(0));
  touch(to, size, true, __builtin_return_address(0));
  explorer::copy_up(to, from, size);
  return static_cast<char*>(to) + size;
}

void* memmove(void* to, const void* from, std::size_t size) noexcept {
  touch(from, size, false, __builtin_return_address(0));
  touch(to, size, true, __builtin_return_address(0));
  explorer::copy_either_way(to, from, size);
  return to;
}

void* memset(void* to, int value, std::size_t size) noexcept {
  touch(to, size, true, __builtin_return_address(0));
  explorer::fill(to, value, size);
  return to;
}

int memcmp(const void* a, const void* b, std::size_t size) noexcept {
  // All of both may be read, wherever they differ.
  touch(a, size, false, __builtin_return_address(0));
  touch(b, size, false, __builtin_return_address(0));
  return explorer_plain_memcmp(static_cast<const char*>(a),
                               static_cast<const char*>(b), size);
}

void* memchr(const void* block, int byte, std::size_t size) noexcept {
  const auto* bytes = static_cast<const unsigned char*>(block);
  const auto find = [&] {
    std::size_t at = 0;
    while (at < size && bytes[at] != static_cast<unsigned char>(byte)) ++at;
    return at;
  };
  const std::size_t seen = find();
  touch(block, seen < size ? seen + 1 : size, false,
        __builtin_return_address(0));
  const std::size_t at = find();
  return at < size ? const_cast<unsigned char*>(bytes + at) : nullptr;
}

std::size_t strlen(const char* text) noexcept {
  touch(text, length(text) + 1, false, __builtin_return_address(0));
  return length(text);
}

std::size_t strnlen(const char* text, std::size_t limit) noexcept {
  touch(text, with_end(text, limit), false, __builtin_return_address(0));
  return length(text, limit);
}

char* strcpy(char* to, const char* from) noexcept {
  touch(from, length(from) + 1, false, __builtin_return_address(0));
  touch(to, length(from) + 1, true, __builtin_return_address(0));
  explorer::copy_up(to, from, length(from) + 1);
  return to;
}

char* stpcpy(char* to, const char* from) noexcept {
  touch(from, length(from) + 1, false, __builtin_return_address(0));
  touch(to, length(from) + 1, true, __builtin_return_address(0));
  const std::size_t size = length(from);
  explorer::copy_up(to, from, size + 1);
  return to + size;
}

char* strncpy(char* to, const char* from, std::size_t size) noexcept {
  touch(from, with_end(from, size), false, __builtin_return_address(0));
  touch(to, size, true, __builtin_return_address(0));
  return explorer::pad(to, from, size);
}

char* strcat(char* to, const char* from) noexcept {
  touch(from, length(from) + 1, false, __builtin_return_address(0));
  touch(to, length(to) + 1, false, __builtin_return_address(0));
  touch(to + length(to), length(from) + 1, true, __builtin_return_address(0));
  explorer::copy_up(to + length(to), from, length(from) + 1);
  return to;
}

int strcmp(const char* a, const char* b) noexcept {
  const std::size_t size = compared(a, b, SIZE_MAX, true);
  touch(a, size, false, __builtin_return_address(0));
  touch(b, size, false, __builtin_return_address(0));
  return explorer::order(a, b, compared(a, b, SIZE_MAX, true));
}

int strncmp(const char* a, const char* b, std::size_t limit) noexcept {
  const std::size_t size = compared(a, b, limit, true);
  touch(a, size, false, __builtin_return_address(0));
  touch(b, size, false, __builtin_return_address(0));
  return explorer::order(a, b, compared(a, b, limit, true));
}

char* strchr(const char* text, int character) noexcept {
  const auto wanted = static_cast<char>(character);
  const auto find = [&] {
    std::size_t at = 0;
    while (text[at] != wanted && text[at] != 0) ++at;
    return at;
  };
  touch(text, find() + 1, false, __builtin_return_address(0));
  const std::size_t at = find();
  return text[at] == wanted ? const_cast<char*>(text + at) : nullptr;
}

char* strrchr(const char* text, int character) noexcept {
  const auto wanted = static_cast<char>(character);
  touch(text, length(text) + 1, false, __builtin_return_address(0));
  for (std::size_t at = length(text) + 1; at-- > 0;) {
    if (text[at] == wanted) return const_cast<char*>(text + at);
  }
  return nullptr;
}

}  // extern "C"
