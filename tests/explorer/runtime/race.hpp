#ifndef COURSE_EXPLORER_RACE_HPP
#define COURSE_EXPLORER_RACE_HPP

#include <cstdint>

#include "thread.hpp"

namespace explorer {

enum class access_kind : std::uint8_t {
  plain_read,
  plain_write,
  atomic_read,
  atomic_write
};

/// Checks an access against what other threads did to these bytes, and
/// remembers it. At most 8 bytes inside one granule, or any range.
void check_access(thread& self, std::uintptr_t address, std::uint64_t size,
                  access_kind kind, std::uint64_t pc);

}  // namespace explorer

#endif
