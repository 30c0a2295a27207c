#ifndef COURSE_VERIFY_CHECK_SEARCHED_HPP
#define COURSE_VERIFY_CHECK_SEARCHED_HPP

#include <optional>

#include "check.hpp"
#include "explored.hpp"
#include "snippet.hpp"

namespace verify {

/// Holds a search of all schedules against the contract. That of a reduced
/// program must have come to its end. That of a program as it stands is only
/// an attempt: there is no check unless it came there.
std::optional<checked> check_searched(
    const snippet& one, const std::optional<explored_report>& report);

}  // namespace verify

#endif
