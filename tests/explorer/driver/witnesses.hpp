#ifndef COURSE_EXPLORER_WITNESSES_HPP
#define COURSE_EXPLORER_WITNESSES_HPP

#include "exploration.hpp"

namespace explorer {

/// A race is shown by what it does: of the schedules that have it, the one with
/// the rarest outcome.
void show_races_by_what_they_do(exploration& result);

/// What a reader wants to see first: a fault, else the outcome that failed,
/// else the first one.
const witness& shown_first(const exploration& result);

/// The first outcome that ended with a code other than 0 while others end with
/// 0: then it is the schedule that decides. Null without one.
const outcome* failed_outcome(const exploration& result);

}  // namespace explorer

#endif
