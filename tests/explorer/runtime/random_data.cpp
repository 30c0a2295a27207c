#include "random_data.hpp"

#include <sys/random.h>
#include <sys/types.h>

#include <cstdint>

#include "common_state.hpp"
#include "recorder.hpp"

namespace explorer {

void fill_random(void* data, std::size_t size) {
  random_source& source = the_common_state().random;
  the_recorder().touch(touched::random);
  auto* bytes = static_cast<unsigned char*>(data);
  for (std::size_t i = 0; i < size; ++i) {
    bytes[i] = static_cast<unsigned char>(source.next() >> 24);
  }
}

namespace {

std::uint32_t random_word() {
  std::uint32_t word = 0;
  fill_random(&word, sizeof word);
  return word;
}

}  // namespace
}  // namespace explorer

using explorer::fill_random;

extern "C" {

ssize_t getrandom(void* data, size_t size, unsigned) {
  fill_random(data, size);
  return static_cast<ssize_t>(size);
}

int getentropy(void* data, size_t size) {
  fill_random(data, size);
  return 0;
}

std::uint32_t arc4random() noexcept {
  return explorer::random_word();
}

void arc4random_buf(void* data, size_t size) noexcept {
  fill_random(data, size);
}

std::uint32_t arc4random_uniform(std::uint32_t bound) noexcept {
  if (bound < 2) return 0;
  const std::uint32_t rest = (0 - bound) % bound;
  for (;;) {
    const std::uint32_t word = explorer::random_word();
    if (word >= rest) return word % bound;
  }
}

// std::random_device reads the processor's generator inside libstdc++; this is
// its _M_getval().
unsigned _ZNSt13random_device9_M_getvalEv(void*) {
  return explorer::random_word();
}

}  // extern "C"
