#ifndef COURSE_EXPLORER_FINDINGS_HPP
#define COURSE_EXPLORER_FINDINGS_HPP

#include "../shared/protocol.hpp"
#include "thread.hpp"

namespace explorer {

class scheduler;

/// A new entry in the report's table of findings; null when it is full.
finding* add_finding(scheduler& run, finding_kind kind, const char* detail);

/// A place of the finding: thread `t` at its pending operation.
void add_pending_place(finding& into, const thread& t, std::uint32_t owner);

/// A place of the finding, spelled out.
void add_place(finding& into, std::uint32_t thread, action what,
               object_kind kind, std::uint32_t object, std::uint64_t pc,
               std::uint32_t context);

/// The thread that holds what `t` waits for, plus 1; 0 when nobody does.
std::uint32_t owner_awaited(const thread& t);

}  // namespace explorer

#endif
