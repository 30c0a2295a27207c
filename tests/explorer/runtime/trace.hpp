#ifndef COURSE_EXPLORER_TRACE_HPP
#define COURSE_EXPLORER_TRACE_HPP

#include "thread.hpp"

namespace explorer {

class scheduler;

/// Writes one line of the trace. A long run keeps its beginning and its end.
void trace_operation(scheduler& run, const thread& self, const operation& op);

}  // namespace explorer

#endif
