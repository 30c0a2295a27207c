#ifndef COURSE_EXPLORER_ALARM_HPP
#define COURSE_EXPLORER_ALARM_HPP

#include "thread.hpp"

namespace explorer {

/// The time of an alarm has come: its signal ends the process that set it.
/// Returns where that is another one than the calling one.
void ring(thread& timer);

}  // namespace explorer

#endif
