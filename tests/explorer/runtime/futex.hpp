#ifndef COURSE_EXPLORER_FUTEX_HPP
#define COURSE_EXPLORER_FUTEX_HPP

#include <cstdint>

namespace explorer {

/// Sleeps while the word holds `expected`; 0, or a negative error number.
long futex_wait(const std::uint32_t* word, std::uint32_t expected,
                std::uint64_t deadline, std::uint32_t bits, std::uint64_t pc);

/// Wakes up to `count` sleepers and moves up to `moved` more to `target`.
long futex_wake(const std::uint32_t* word, std::uint32_t count,
                std::uint32_t bits, std::uint64_t pc, std::uint32_t moved = 0,
                const std::uint32_t* target = nullptr);

}  // namespace explorer

#endif
