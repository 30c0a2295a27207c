#include "witnesses.hpp"

namespace explorer {

void show_races_by_what_they_do(exploration& result) {
  for (found_fault& fault : result.faults) {
    if (fault.what.kind != finding_kind::data_race) continue;
    std::uint64_t rarest = result.schedules + 1;
    for (const outcome& seen : result.outcomes) {
      if (seen.count < rarest && fault.seeds.contains(seen.shown_by.seed)) {
        rarest = seen.count;
        fault.shown_by = seen.shown_by;
      }
    }
  }
}

const witness& shown_first(const exploration& result) {
  if (!result.faults.empty()) return result.faults.front().shown_by;
  const outcome* failed = failed_outcome(result);
  return (failed != nullptr ? *failed : result.outcomes.front()).shown_by;
}

const outcome* failed_outcome(const exploration& result) {
  const outcome* failed = nullptr;
  bool good = false;
  for (const outcome& seen : result.outcomes) {
    good |= seen.ends == "exit 0";
    const bool fails = seen.ends.starts_with("exit ") && seen.ends != "exit 0";
    if (fails && failed == nullptr) failed = &seen;
  }
  return good ? failed : nullptr;
}

}  // namespace explorer
