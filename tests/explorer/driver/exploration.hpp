#ifndef COURSE_EXPLORER_EXPLORATION_HPP
#define COURSE_EXPLORER_EXPLORATION_HPP

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "../shared/protocol.hpp"
#include "missed_bugs.hpp"
#include "options.hpp"
#include "symbols.hpp"

namespace explorer {

/// A schedule that shows something, replayable in two ways.
struct witness {
  std::uint64_t seed = 0;
  std::string strategy;
  std::uint32_t preemptions = 0;
  std::vector<decision> decisions;
  bool complete = true;  ///< The list of decisions holds all of them.
};

/// One visible result and how often it came.
struct outcome {
  std::string output;
  std::string error;
  std::string ends;
  std::vector<std::uint64_t> stamps;
  std::uint64_t count = 0;
  witness shown_by;
};

/// Something wrong that was seen, in one or more schedules.
struct found_fault {
  finding what;
  std::set<std::uint64_t> seeds;  ///< Of the schedules that show it.
  witness shown_by;
};

struct uncontrolled {
  std::string call;
  std::string why;
  call_stack where{};
};

/// Everything an exploration learned.
struct exploration {
  std::uint64_t schedules = 0;
  std::uint32_t threads = 1;
  std::uint64_t points_median = 0;
  std::uint64_t points_max = 0;
  bool single_threaded = false;
  bool ended_early = false;  ///< By the bound on all points together.
  /// So many runs came to no end that it gave up.
  bool hopeless = false;
  /// Why an exhaustive search did not see everything.
  std::optional<std::string> unfinished;
  std::vector<outcome> outcomes;
  std::vector<found_fault> faults;
  std::optional<uncontrolled> lost_control;
  missed_chances missed{1, 1, 1};
  std::vector<event> trace;
};

/// Explores the program as the options say; `symbols` are the program's.
exploration explore(const options& wanted, symbol_table& symbols);

}  // namespace explorer

#endif
