#include "report.hpp"

namespace explorer {

std::string verdict(const options& wanted, const exploration& result) {
  if (result.lost_control) return "not controlled";
  if (result.single_threaded) return "exhaustive";
  if (result.unfinished) return "unfinished";
  if (wanted.searches()) return wanted.preemptions ? "bounded" : "exhaustive";
  return "sampled";
}

}  // namespace explorer
