#include "gathering.hpp"

#include <algorithm>
#include <utility>

#include "faults.hpp"
#include "rotation.hpp"
#include "words.hpp"

namespace explorer {
namespace {

witness witness_of(std::uint64_t seed, const shared_area& area) {
  witness shown;
  shown.seed = seed;
  shown.strategy = describe(area.request.strategy);
  shown.preemptions = area.report.preemptions;
  shown.decisions.assign(area.decisions_out,
                         area.decisions_out + area.report.decision_count);
  shown.complete = area.report.decisions_lost == 0;
  return shown;
}

// The schedule with the fewest preemptions is the one to read.
bool is_better(const run_report& report, const witness& known) {
  return report.preemptions < known.preemptions;
}

}  // namespace

gathering::gathering(const options& wanted)
    : moments_matter_(wanted.time == time_mode::idle),
      races_matter_(wanted.race) {}

void gathering::note(std::uint64_t seed, const shared_area& area) {
  const run_report& report = area.report;
  threads_ = std::max(threads_, report.threads);
  points_.push_back(report.points);
  total_points_ += report.points;
  if (report.end == run_end::step_limit) ++at_limit_;
  note_run(missed_, area.request, report);
  note_outcome(seed, area);
  note_faults(seed, area);
}

void gathering::note_outcome(std::uint64_t seed, const shared_area& area) {
  const run_report& report = area.report;
  std::vector<std::uint64_t> stamps(area.stamps,
                                    area.stamps + report.stamp_count);
  outcome_key key(std::string(area.output, report.output_size),
                  std::string(area.error, report.error_size),
                  describe_end(report),
                  moments_matter_ ? stamps : std::vector<std::uint64_t>());
  const auto [place, fresh] = known_.try_emplace(key, outcomes_.size());
  if (fresh) {
    outcomes_.push_back({std::get<0>(key), std::get<1>(key), std::get<2>(key),
                         std::move(stamps), 0, witness_of(seed, area)});
  }
  outcome& seen = outcomes_[place->second];
  ++seen.count;
  if (is_better(report, seen.shown_by)) seen.shown_by = witness_of(seed, area);
}

void gathering::note_faults(std::uint64_t seed, const shared_area& area) {
  const run_report& report = area.report;
  bool deadlock = false;
  for (std::uint32_t i = 0; i < report.finding_count; ++i) {
    deadlock |= area.findings[i].kind == finding_kind::deadlock;
  }
  for (std::uint32_t i = 0; i < report.finding_count; ++i) {
    const finding& seen = area.findings[i];
    // A search looks for races even where nobody wants to hear of them.
    if (seen.kind == finding_kind::data_race && !races_matter_) continue;
    // A cycle that took everybody down in the end is that deadlock.
    if (deadlock && seen.kind == finding_kind::partial_deadlock) continue;
    auto known = std::find_if(
        faults_.begin(), faults_.end(),
        [&](const found_fault& fault) { return is_same(fault.what, seen); });
    if (known == faults_.end()) {
      faults_.push_back({seen, {}, witness_of(seed, area)});
      known = faults_.end() - 1;
    }
    known->seeds.insert(seed);
    if (is_better(report, known->shown_by)) {
      known->shown_by = witness_of(seed, area);
    }
  }
}

void gathering::hand_over(exploration& result) {
  result.schedules = points_.size();
  result.threads = threads_;
  result.missed = missed_;
  result.outcomes = std::move(outcomes_);
  result.faults = std::move(faults_);
  if (points_.empty()) return;
  std::sort(points_.begin(), points_.end());
  result.points_median = points_[points_.size() / 2];
  result.points_max = points_.back();
}

}  // namespace explorer
