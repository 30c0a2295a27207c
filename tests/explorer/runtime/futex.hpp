#ifndef COURSE_EXPLORER_FUTEX_HPP
#define COURSE_EXPLORER_FUTEX_HPP

#include <cstdint>

namespace explorer {

/// A word that threads sleep on. Sleepers in other processes are only found
/// where both they and the caller say that there may be some.
struct futex_word {
  const std::uint32_t* address;
  bool between_processes;
};

/// Sleeps while the word holds `expected`; 0, or a negative error number.
long futex_wait(futex_word word, std::uint32_t expected, std::uint64_t deadline,
                std::uint32_t bits, std::uint64_t pc);

/// Wakes up to `count` sleepers and moves up to `moved` more to `target`.
long futex_wake(futex_word word, std::uint32_t count, std::uint32_t bits,
                std::uint64_t pc, std::uint32_t moved = 0,
                const std::uint32_t* target = nullptr);

}  // namespace explorer

#endif
