#ifndef COURSE_EXPLORER_MISSED_BUGS_HPP
#define COURSE_EXPLORER_MISSED_BUGS_HPP

#include <array>

#include "../shared/protocol.hpp"

namespace explorer {

/// The chance that no schedule showed a bug that is there, for bugs of depth 1,
/// 2 and 3; index is depth - 1.
using missed_chances = std::array<double, 3>;

/// Takes one more run into account.
void note_run(missed_chances& missed, const run_request& request,
              const run_report& report);

}  // namespace explorer

#endif
