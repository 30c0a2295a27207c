#ifndef COURSE_EXPLORER_DEADLOCK_HPP
#define COURSE_EXPLORER_DEADLOCK_HPP

#include "thread.hpp"

namespace explorer {

class scheduler;

/// Nobody can run any more: writes down who waits where, and for whom.
void report_deadlock(scheduler& run);

/// Everybody runs and nothing changes. `certain`: all threads only read what
/// nobody writes; otherwise only the step limit says so.
void report_no_progress(scheduler& run, bool certain);

}  // namespace explorer

#endif
