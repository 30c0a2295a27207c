#include "program_runs.hpp"

#include <algorithm>

#include "library_code.hpp"
#include "rotation.hpp"

namespace explorer {
namespace {

constexpr std::uint64_t learning_runs = 10;
constexpr std::uint64_t learning_seed = 0x1ea'0000'0000;

}  // namespace

program_runs::program_runs(const options& wanted, const symbol_table& symbols)
    : wanted_(wanted),
      session_(wanted.program, wanted.arguments, wanted.keep_aslr,
               wanted.scratch) {
  if (wanted.exhaustive()) name_library_code(symbols, session_.area().search);
}

program_nature program_runs::learn() {
  for (std::uint64_t i = 0; i < learning_runs; ++i) {
    run_request request = request_for(learning_seed + i);
    request.strategy = strategy_for("rotation", learning_seed + i);
    request.race = 1;
    request.searching = 0;
    const run_report& report = run(request);
    points_expected_ = std::max(points_expected_, report.points);
    if (report.end == run_end::not_controlled) {
      return program_nature::not_controlled;
    }
    if (i == 0 && report.choices == 0) return program_nature::single_threaded;
  }
  known_ = learned_so_far();
  learned_ = true;
  return program_nature::concurrent;
}

program_runs::extent program_runs::learned_so_far() const {
  const learned_table& table = session_.area().learned;
  return {table.granule_count, table.place_count, table.special_deeds};
}

bool program_runs::learned_more() {
  const extent now = learned_so_far();
  if (now == known_) return false;
  known_ = now;
  return true;
}

run_request program_runs::request_for(std::uint64_t seed) const {
  run_request request{};
  request.seed = seed;
  request.strategy = strategy_for(wanted_.strategy, seed);
  request.time = wanted_.time;
  request.race = wanted_.race ? 1 : 0;
  request.points_limit = wanted_.points;
  request.points_expected = points_expected_;
  request.searching = wanted_.exhaustive() ? 1 : 0;
  return request;
}

const run_report& program_runs::run(std::uint64_t seed) {
  return run(request_for(seed));
}

const run_report& program_runs::run(const search_tree& next) {
  run_request request = request_for(wanted_.seed);
  request.race = 1;
  session_.area().request = request;
  next.prepare(session_.area());
  return run(session_.area().request);
}

const run_report& program_runs::replay(const std::vector<decision>& decisions,
                                       bool trace) {
  run_request request = request_for(wanted_.seed);
  request.strategy = {strategy_kind::replay, 0, 0};
  request.trace = trace ? 1 : 0;
  request.decision_count = static_cast<std::uint32_t>(decisions.size());
  std::copy(decisions.begin(), decisions.end(), session_.area().decisions_in);
  return run(request);
}

// What races after the learning taught is forgotten again, so that each run
// depends on the program and its seed alone.
const run_report& program_runs::run(const run_request& request) {
  shared_area& area = session_.area();
  area.request = request;
  if (learned_) {
    area.learned.granule_count = known_.granules;
    area.learned.place_count = known_.places;
    area.learned.special_deeds = known_.special_deeds;
  }
  session_.run();
  return area.report;
}

}  // namespace explorer
