#ifndef COURSE_VERIFY_CHECK_EXPLORED_HPP
#define COURSE_VERIFY_CHECK_EXPLORED_HPP

#include <optional>

#include "check.hpp"
#include "explored.hpp"
#include "snippet.hpp"

namespace verify {

/// Settles what the explorer's report, or its absence, means for the snippet.
checked check_explored(const snippet& one,
                       const std::optional<explored_report>& report);

}  // namespace verify

#endif
