#ifndef COURSE_EXPLORER_LIBRARY_CODE_HPP
#define COURSE_EXPLORER_LIBRARY_CODE_HPP

#include "thread.hpp"

// What an exhaustive search knows of libstdc++'s own code, without which every
// wait would multiply the schedules by the number of times it looks first.

namespace explorer::library_code {

/// std::__detail::__atomic_spin asks sixteen times whether it may go on before
/// it goes to sleep. To be told "no" leaves no trace, so it makes no difference
/// whether the first or the tenth "yes" comes too late: it looks sixteen times
/// at one moment. True if the load that is to come is such a further look.
bool looks_again(thread& self);
/// The same of a yield between two looks.
bool yields_between_looks(const thread& self);
/// The thread does something else.
void note_other(thread& self);

/// A reference count goes up, or a number of waiters changes, and the code
/// does not ask what it was: two of these may come in either order.
bool only_counts(const thread& self, std::uint64_t pc);

}  // namespace explorer::library_code

#endif
