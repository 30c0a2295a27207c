#ifndef COURSE_VERIFY_EXPLORED_HPP
#define COURSE_VERIFY_EXPLORED_HPP

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "judge.hpp"
#include "snippet.hpp"

namespace verify {

/// A schedule that shows something, and how to see it again.
struct witness {
  std::string strategy;
  long seed = 0;
  int preemptions = 0;
};

struct explored_outcome {
  observation seen;
  long count = 0;
  witness shown_by;
};

struct explored_finding {
  std::string kind;
  std::string message;
  long count = 0;
  std::vector<std::string> places;
  witness shown_by;
};

/// What the explorer wrote about one program.
struct explored_report {
  /// "sampled", "exhaustive", "bounded", "unfinished" or "not controlled".
  std::string verdict;
  long schedules = 0;
  bool single_threaded = false;
  std::vector<explored_outcome> outcomes;
  std::vector<explored_finding> findings;
  /// Why it could not be controlled; empty if it could.
  std::string not_controlled;
  /// Why a search did not come to its end; empty if it did.
  std::string unfinished;
  /// The chance of having missed a bug of depth 1, 2, 3; only if sampled.
  std::vector<double> missed;
  /// As it was read: JSON.
  std::string raw;
};

/// Nothing if there is no such file or it says `null`: not explored.
std::optional<explored_report> read_explored(const std::filesystem::path& path);

/// Holds every schedule against the contract. Whether the report is missing,
/// exempted or not controlled has been settled before. The schedules of a
/// search have no seed; `search` is what `make explore` needs to repeat it.
problems judge_explored(const snippet& one, const explored_report& report,
                        std::string_view search = "");

/// Whether a schedule showed the failure that the contract announces.
bool found_failure(const contract& promise, const explored_report& report);

/// In how many schedules it did.
long failing_schedules(const contract& promise, const explored_report& report);

}  // namespace verify

#endif
