#ifndef COURSE_EXPLORER_NOT_CONTROLLED_HPP
#define COURSE_EXPLORER_NOT_CONTROLLED_HPP

#include <cstdint>

namespace explorer {

/// Ends the run: the program calls something that would escape control.
[[noreturn]] void not_controlled(const char* call, std::uint64_t pc,
                                 const char* why);

}  // namespace explorer

#endif
