#ifndef COURSE_EXPLORER_RACE_HPP
#define COURSE_EXPLORER_RACE_HPP

#include <cstdint>

#include "thread.hpp"

namespace explorer {

enum class access_kind : std::uint8_t {
  plain_read,
  plain_write,
  atomic_read,
  atomic_write,
  freed  ///< The memory was given back.
};

/// Checks an access against what other threads did to these bytes, and
/// remembers it. At most 8 bytes inside one granule, or any range.
void check_access(thread& self, std::uintptr_t address, std::uint64_t size,
                  access_kind kind, std::uint64_t pc);

/// The block is given back: who still touched it without an order races with
/// that (where `racing`), and who touches it from now on uses freed memory.
void check_free(thread& self, std::uintptr_t address, std::uint64_t size,
                std::uint64_t pc, bool racing);

/// Reports the use of an object that lies in memory that was given back.
void check_alive(thread& self, const volatile void* object, std::uint64_t pc);

/// Reports a block that is given back once more.
void report_double_free(thread& self, std::uintptr_t address, std::uint64_t pc);

}  // namespace explorer

#endif
