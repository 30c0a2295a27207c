#include <cstdint>

#include "atomic_operations.hpp"

// What the compiler calls in place of atomic instructions, for every width.

namespace explorer {
namespace {

__extension__ using wide = unsigned __int128;

}  // namespace
}  // namespace explorer

using explorer::caller;
using explorer::wide;

extern "C" {

std::uint8_t __tsan_atomic8_load(const volatile std::uint8_t* a, int order) {
  return explorer::atomic_load(a, order, caller());
}
void __tsan_atomic8_store(volatile std::uint8_t* a, std::uint8_t value,
                          int order) {
  explorer::atomic_store(a, value, order, caller());
}
std::uint8_t __tsan_atomic8_exchange(volatile std::uint8_t* a,
                                     std::uint8_t value, int order) {
  return explorer::atomic_update(a, order, caller(),
                                 [=](std::uint8_t) { return value; });
}
std::uint8_t __tsan_atomic8_fetch_add(volatile std::uint8_t* a,
                                      std::uint8_t value, int order) {
  return explorer::atomic_update(a, order, caller(), [=](std::uint8_t old) {
    return static_cast<std::uint8_t>(old + value);
  });
}
std::uint8_t __tsan_atomic8_fetch_sub(volatile std::uint8_t* a,
                                      std::uint8_t value, int order) {
  return explorer::atomic_update(a, order, caller(), [=](std::uint8_t old) {
    return static_cast<std::uint8_t>(old - value);
  });
}
std::uint8_t __tsan_atomic8_fetch_and(volatile std::uint8_t* a,
                                      std::uint8_t value, int order) {
  return explorer::atomic_update(a, order, caller(), [=](std::uint8_t old) {
    return static_cast<std::uint8_t>(old & value);
  });
}
std::uint8_t __tsan_atomic8_fetch_or(volatile std::uint8_t* a,
                                     std::uint8_t value, int order) {
  return explorer::atomic_update(a, order, caller(), [=](std::uint8_t old) {
    return static_cast<std::uint8_t>(old | value);
  });
}
std::uint8_t __tsan_atomic8_fetch_xor(volatile std::uint8_t* a,
                                      std::uint8_t value, int order) {
  return explorer::atomic_update(a, order, caller(), [=](std::uint8_t old) {
    return static_cast<std::uint8_t>(old ^ value);
  });
}
std::uint8_t __tsan_atomic8_fetch_nand(volatile std::uint8_t* a,
                                       std::uint8_t value, int order) {
  return explorer::atomic_update(a, order, caller(), [=](std::uint8_t old) {
    return static_cast<std::uint8_t>(~(old & value));
  });
}
int __tsan_atomic8_compare_exchange_strong(volatile std::uint8_t* a,
                                           std::uint8_t* expected,
                                           std::uint8_t value, int order,
                                           int failure) {
  return explorer::atomic_compare(a, *expected, value, order, failure, false,
                                  caller());
}
int __tsan_atomic8_compare_exchange_weak(volatile std::uint8_t* a,
                                         std::uint8_t* expected,
                                         std::uint8_t value, int order,
                                         int failure) {
  return explorer::atomic_compare(a, *expected, value, order, failure, true,
                                  caller());
}
std::uint8_t __tsan_atomic8_compare_exchange_val(volatile std::uint8_t* a,
                                                 std::uint8_t expected,
                                                 std::uint8_t value, int order,
                                                 int failure) {
  explorer::atomic_compare(a, expected, value, order, failure, false, caller());
  return expected;
}

std::uint16_t __tsan_atomic16_load(const volatile std::uint16_t* a, int order) {
  return explorer::atomic_load(a, order, caller());
}
void __tsan_atomic16_store(volatile std::uint16_t* a, std::uint16_t value,
                           int order) {
  explorer::atomic_store(a, value, order, caller());
}
std::uint16_t __tsan_atomic16_exchange(volatile std::uint16_t* a,
                                       std::uint16_t value, int order) {
  return explorer::atomic_update(a, order, caller(),
                                 [=](std::uint16_t) { return value; });
}
std::uint16_t __tsan_atomic16_fetch_add(volatile std::uint16_t* a,
                                        std::uint16_t value, int order) {
  return explorer::atomic_update(a, order, caller(), [=](std::uint16_t old) {
    return static_cast<std::uint16_t>(old + value);
  });
}
std::uint16_t __tsan_atomic16_fetch_sub(volatile std::uint16_t* a,
                                        std::uint16_t value, int order) {
  return explorer::atomic_update(a, order, caller(), [=](std::uint16_t old) {
    return static_cast<std::uint16_t>(old - value);
  });
}
std::uint16_t __tsan_atomic16_fetch_and(volatile std::uint16_t* a,
                                        std::uint16_t value, int order) {
  return explorer::atomic_update(a, order, caller(), [=](std::uint16_t old) {
    return static_cast<std::uint16_t>(old & value);
  });
}
std::uint16_t __tsan_atomic16_fetch_or(volatile std::uint16_t* a,
                                       std::uint16_t value, int order) {
  return explorer::atomic_update(a, order, caller(), [=](std::uint16_t old) {
    return static_cast<std::uint16_t>(old | value);
  });
}
std::uint16_t __tsan_atomic16_fetch_xor(volatile std::uint16_t* a,
                                        std::uint16_t value, int order) {
  return explorer::atomic_update(a, order, caller(), [=](std::uint16_t old) {
    return static_cast<std::uint16_t>(old ^ value);
  });
}
std::uint16_t __tsan_atomic16_fetch_nand(volatile std::uint16_t* a,
                                         std::uint16_t value, int order) {
  return explorer::atomic_update(a, order, caller(), [=](std::uint16_t old) {
    return static_cast<std::uint16_t>(~(old & value));
  });
}
int __tsan_atomic16_compare_exchange_strong(volatile std::uint16_t* a,
                                            std::uint16_t* expected,
                                            std::uint16_t value, int order,
                                            int failure) {
  return explorer::atomic_compare(a, *expected, value, order, failure, false,
                                  caller());
}
int __tsan_atomic16_compare_exchange_weak(volatile std::uint16_t* a,
                                          std::uint16_t* expected,
                                          std::uint16_t value, int order,
                                          int failure) {
  return explorer::atomic_compare(a, *expected, value, order, failure, true,
                                  caller());
}
std::uint16_t __tsan_atomic16_compare_exchange_val(volatile std::uint16_t* a,
                                                   std::uint16_t expected,
                                                   std::uint16_t value,
                                                   int order, int failure) {
  explorer::atomic_compare(a, expected, value, order, failure, false, caller());
  return expected;
}

std::uint32_t __tsan_atomic32_load(const volatile std::uint32_t* a, int order) {
  return explorer::atomic_load(a, order, caller());
}
void __tsan_atomic32_store(volatile std::uint32_t* a, std::uint32_t value,
                           int order) {
  explorer::atomic_store(a, value, order, caller());
}
std::uint32_t __tsan_atomic32_exchange(volatile std::uint32_t* a,
                                       std::uint32_t value, int order) {
  return explorer::atomic_update(a, order, caller(),
                                 [=](std::uint32_t) { return value; });
}
std::uint32_t __tsan_atomic32_fetch_add(volatile std::uint32_t* a,
                                        std::uint32_t value, int order) {
  return explorer::atomic_update(a, order, caller(), [=](std::uint32_t old) {
    return static_cast<std::uint32_t>(old + value);
  });
}
std::uint32_t __tsan_atomic32_fetch_sub(volatile std::uint32_t* a,
                                        std::uint32_t value, int order) {
  return explorer::atomic_update(a, order, caller(), [=](std::uint32_t old) {
    return static_cast<std::uint32_t>(old - value);
  });
}
std::uint32_t __tsan_atomic32_fetch_and(volatile std::uint32_t* a,
                                        std::uint32_t value, int order) {
  return explorer::atomic_update(a, order, caller(), [=](std::uint32_t old) {
    return static_cast<std::uint32_t>(old & value);
  });
}
std::uint32_t __tsan_atomic32_fetch_or(volatile std::uint32_t* a,
                                       std::uint32_t value, int order) {
  return explorer::atomic_update(a, order, caller(), [=](std::uint32_t old) {
    return static_cast<std::uint32_t>(old | value);
  });
}
std::uint32_t __tsan_atomic32_fetch_xor(volatile std::uint32_t* a,
                                        std::uint32_t value, int order) {
  return explorer::atomic_update(a, order, caller(), [=](std::uint32_t old) {
    return static_cast<std::uint32_t>(old ^ value);
  });
}
std::uint32_t __tsan_atomic32_fetch_nand(volatile std::uint32_t* a,
                                         std::uint32_t value, int order) {
  return explorer::atomic_update(a, order, caller(), [=](std::uint32_t old) {
    return static_cast<std::uint32_t>(~(old & value));
  });
}
int __tsan_atomic32_compare_exchange_strong(volatile std::uint32_t* a,
                                            std::uint32_t* expected,
                                            std::uint32_t value, int order,
                                            int failure) {
  return explorer::atomic_compare(a, *expected, value, order, failure, false,
                                  caller());
}
int __tsan_atomic32_compare_exchange_weak(volatile std::uint32_t* a,
                                          std::uint32_t* expected,
                                          std::uint32_t value, int order,
                                          int failure) {
  return explorer::atomic_compare(a, *expected, value, order, failure, true,
                                  caller());
}
std::uint32_t __tsan_atomic32_compare_exchange_val(volatile std::uint32_t* a,
                                                   std::uint32_t expected,
                                                   std::uint32_t value,
                                                   int order, int failure) {
  explorer::atomic_compare(a, expected, value, order, failure, false, caller());
  return expected;
}

std::uint64_t __tsan_atomic64_load(const volatile std::uint64_t* a, int order) {
  return explorer::atomic_load(a, order, caller());
}
void __tsan_atomic64_store(volatile std::uint64_t* a, std::uint64_t value,
                           int order) {
  explorer::atomic_store(a, value, order, caller());
}
std::uint64_t __tsan_atomic64_exchange(volatile std::uint64_t* a,
                                       std::uint64_t value, int order) {
  return explorer::atomic_update(a, order, caller(),
                                 [=](std::uint64_t) { return value; });
}
std::uint64_t __tsan_atomic64_fetch_add(volatile std::uint64_t* a,
                                        std::uint64_t value, int order) {
  return explorer::atomic_update(a, order, caller(), [=](std::uint64_t old) {
    return static_cast<std::uint64_t>(old + value);
  });
}
std::uint64_t __tsan_atomic64_fetch_sub(volatile std::uint64_t* a,
                                        std::uint64_t value, int order) {
  return explorer::atomic_update(a, order, caller(), [=](std::uint64_t old) {
    return static_cast<std::uint64_t>(old - value);
  });
}
std::uint64_t __tsan_atomic64_fetch_and(volatile std::uint64_t* a,
                                        std::uint64_t value, int order) {
  return explorer::atomic_update(a, order, caller(), [=](std::uint64_t old) {
    return static_cast<std::uint64_t>(old & value);
  });
}
std::uint64_t __tsan_atomic64_fetch_or(volatile std::uint64_t* a,
                                       std::uint64_t value, int order) {
  return explorer::atomic_update(a, order, caller(), [=](std::uint64_t old) {
    return static_cast<std::uint64_t>(old | value);
  });
}
std::uint64_t __tsan_atomic64_fetch_xor(volatile std::uint64_t* a,
                                        std::uint64_t value, int order) {
  return explorer::atomic_update(a, order, caller(), [=](std::uint64_t old) {
    return static_cast<std::uint64_t>(old ^ value);
  });
}
std::uint64_t __tsan_atomic64_fetch_nand(volatile std::uint64_t* a,
                                         std::uint64_t value, int order) {
  return explorer::atomic_update(a, order, caller(), [=](std::uint64_t old) {
    return static_cast<std::uint64_t>(~(old & value));
  });
}
int __tsan_atomic64_compare_exchange_strong(volatile std::uint64_t* a,
                                            std::uint64_t* expected,
                                            std::uint64_t value, int order,
                                            int failure) {
  return explorer::atomic_compare(a, *expected, value, order, failure, false,
                                  caller());
}
int __tsan_atomic64_compare_exchange_weak(volatile std::uint64_t* a,
                                          std::uint64_t* expected,
                                          std::uint64_t value, int order,
                                          int failure) {
  return explorer::atomic_compare(a, *expected, value, order, failure, true,
                                  caller());
}
std::uint64_t __tsan_atomic64_compare_exchange_val(volatile std::uint64_t* a,
                                                   std::uint64_t expected,
                                                   std::uint64_t value,
                                                   int order, int failure) {
  explorer::atomic_compare(a, expected, value, order, failure, false, caller());
  return expected;
}

wide __tsan_atomic128_load(const volatile wide* a, int order) {
  return explorer::atomic_load(a, order, caller());
}
void __tsan_atomic128_store(volatile wide* a, wide value, int order) {
  explorer::atomic_store(a, value, order, caller());
}
wide __tsan_atomic128_exchange(volatile wide* a, wide value, int order) {
  return explorer::atomic_update(a, order, caller(),
                                 [=](wide) { return value; });
}
wide __tsan_atomic128_fetch_add(volatile wide* a, wide value, int order) {
  return explorer::atomic_update(a, order, caller(),
                                 [=](wide old) { return old + value; });
}
wide __tsan_atomic128_fetch_sub(volatile wide* a, wide value, int order) {
  return explorer::atomic_update(a, order, caller(),
                                 [=](wide old) { return old - value; });
}
wide __tsan_atomic128_fetch_and(volatile wide* a, wide value, int order) {
  return explorer::atomic_update(a, order, caller(),
                                 [=](wide old) { return old & value; });
}
wide __tsan_atomic128_fetch_or(volatile wide* a, wide value, int order) {
  return explorer::atomic_update(a, order, caller(),
                                 [=](wide old) { return old | value; });
}
wide __tsan_atomic128_fetch_xor(volatile wide* a, wide value, int order) {
  return explorer::atomic_update(a, order, caller(),
                                 [=](wide old) { return old ^ value; });
}
wide __tsan_atomic128_fetch_nand(volatile wide* a, wide value, int order) {
  return explorer::atomic_update(a, order, caller(),
                                 [=](wide old) { return ~(old & value); });
}
int __tsan_atomic128_compare_exchange_strong(volatile wide* a, wide* expected,
                                             wide value, int order,
                                             int failure) {
  return explorer::atomic_compare(a, *expected, value, order, failure, false,
                                  caller());
}
int __tsan_atomic128_compare_exchange_weak(volatile wide* a, wide* expected,
                                           wide value, int order, int failure) {
  return explorer::atomic_compare(a, *expected, value, order, failure, true,
                                  caller());
}
wide __tsan_atomic128_compare_exchange_val(volatile wide* a, wide expected,
                                           wide value, int order, int failure) {
  explorer::atomic_compare(a, expected, value, order, failure, false, caller());
  return expected;
}

void __tsan_atomic_thread_fence(int order) {
  explorer::atomic_fence(order, caller());
}
void __tsan_atomic_signal_fence(int) {}

}  // extern "C"
