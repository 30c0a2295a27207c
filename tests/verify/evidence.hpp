#ifndef COURSE_VERIFY_EVIDENCE_HPP
#define COURSE_VERIFY_EVIDENCE_HPP

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "check.hpp"
#include "compile.hpp"
#include "explored.hpp"
#include "snippet.hpp"

namespace verify {

/// Everything that was found out about one snippet.
struct findings {
  std::map<variant, build_record> builds;
  std::vector<checked> checks;
  std::optional<explored_report> explored;
  /// All schedules, of the reduced program where there is one.
  std::optional<explored_report> searched;
};

/// What a page needs, as JSON: the same bytes for the same inputs.
std::string evidence_text(const snippet& one, const findings& all);

/// What differs from run to run, as JSON.
std::string run_record_text(const snippet& one, const findings& all);

/// The snippet without its program, as JSON.
std::string snippet_text(const snippet& one);

/// The line under a listing that says what was checked.
std::string verification_line(const snippet& one, const findings& all);

}  // namespace verify

#endif
