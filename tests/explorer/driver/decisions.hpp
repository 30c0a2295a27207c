#ifndef COURSE_EXPLORER_DECISIONS_HPP
#define COURSE_EXPLORER_DECISIONS_HPP

#include <string>
#include <vector>

#include "../shared/protocol.hpp"

namespace explorer {

/// A schedule as text: "3:T1 17:T0 20:=1" says that choice 3 goes to thread 1,
/// choice 17 to the main thread, and choice 20, which is not about threads,
/// takes its alternative 1. Every other choice goes the usual way.
std::string format_decisions(const std::vector<decision>& decisions);

/// The list that the text stands for; throws usage_error.
std::vector<decision> parse_decisions(const std::string& text);

/// The list in that file; throws usage_error.
std::vector<decision> read_decisions(const std::string& path);

}  // namespace explorer

#endif
