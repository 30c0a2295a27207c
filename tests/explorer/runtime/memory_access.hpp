#ifndef COURSE_EXPLORER_MEMORY_ACCESS_HPP
#define COURSE_EXPLORER_MEMORY_ACCESS_HPP

#include <cstdint>

namespace explorer {

/// The program is about to touch `size` plain bytes: perhaps a scheduling
/// point, and an access for the race detector.
void access_memory(std::uintptr_t address, std::uint64_t size, bool write,
                   std::uint64_t pc);

}  // namespace explorer

#endif
