#include "missed_bugs.hpp"

#include <algorithm>
#include <cmath>

namespace explorer {

// PCT's theorem: a run with depth d over n threads and at most k points
// shows a given bug of depth d with probability at least 1/(n k^(d-1)); a
// bug of smaller depth is one of depth d too. So the chance that all of the
// runs missed it is at most the product of 1 - 1/(n k^(d-1)) over the PCT
// runs whose depth is at least the bug's. Runs that had more points than k,
// or in which a priority fell because a thread gave way, prove nothing.
void note_run(missed_chances& missed, const run_request& request,
              const run_report& report) {
  if (request.strategy.kind != strategy_kind::pct || report.demotions != 0 ||
      report.points > request.points_expected) {
    return;
  }
  const double k =
      std::max<double>(1, static_cast<double>(request.points_expected));
  const double p =
      1 / (report.threads * std::pow(k, request.strategy.depth - 1.0));
  for (std::uint32_t depth = 1; depth <= missed.size(); ++depth) {
    if (request.strategy.depth >= depth) missed[depth - 1] *= 1 - p;
  }
}

}  // namespace explorer
