#ifndef COURSE_EXPLORER_GIVEN_BACK_HPP
#define COURSE_EXPLORER_GIVEN_BACK_HPP

#include <cstdint>

namespace explorer {

/// free() and operator delete: the block goes back to the heap, and whoever
/// still uses it is found out. `pc` is where that was asked for.
void give_back(void* block, std::uint64_t pc);

}  // namespace explorer

#endif
