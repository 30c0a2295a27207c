#include "exploration.hpp"

#include <signal.h>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <fstream>
#include <sstream>

#include "decisions.hpp"
#include "report.hpp"
#include "rotation.hpp"
#include "search_tree.hpp"

namespace explorer {
namespace {

// So many runs look for races first; where they find one, plain accesses
// become scheduling points in all runs that count.
constexpr std::uint64_t learning_runs = 10;
constexpr std::uint64_t learning_seed = 0x1ea'0000'0000;
// Every so many schedules one is run twice: nothing may differ.
constexpr std::uint64_t check_every = 20;

// When so many runs, and all there were, ended at a limit, more will too.
constexpr std::uint64_t runs_without_end = 10;

using outcome_key = std::tuple<std::string, std::string, std::string,
                               std::vector<std::uint64_t>>;

class explorer_of {
public:
  explorer_of(const options& wanted, symbol_table& symbols)
      : wanted_(wanted),
        symbols_(symbols),
        session_(wanted.program, wanted.arguments, wanted.keep_aslr,
                 wanted.scratch) {}

  exploration explore() {
    if (wanted_.exhaustive()) name_library_code();
    learn();
    if (!result_.lost_control && !result_.single_threaded) {
      if (wanted_.replay && !wanted_.exhaustive()) {
        count_run(*wanted_.replay);
      } else if (!wanted_.decisions.empty()) {
        replay_file();
      } else if (wanted_.exhaustive()) {
        search();
      } else {
        sample();
      }
    }
    summarise();
    return std::move(result_);
  }

private:
  // See runtime/library_code.hpp.
  void name_library_code() {
    search_log& log = session_.area().search;
    symbols_.find_functions({"_ZNSt8__detail13__atomic_spinI"}, log.spins);
    symbols_.find_functions(
        {"_ZNSt8__detail18__waiter_pool_base13_M_enter_waitEv",
         "_ZNSt8__detail18__waiter_pool_base13_M_leave_waitEv",
         "_ZNSt16_Sp_counted_baseILN9__gnu_cxx12_Lock_policyE2EE15_M_add_ref_"
         "copyEv",
         "_ZNSt16_Sp_counted_baseILN9__gnu_cxx12_Lock_policyE2EE15_M_weak_add_"
         "refEv",
         "_ZNSt10stop_token13_Stop_state_t12_M_add_ownerEv",
         "_ZNSt10stop_token13_Stop_state_t11_M_add_ssrcEv",
         "_ZNSt10stop_token13_Stop_state_t11_M_sub_ssrcEv"},
        log.counters);
  }

  void sample() {
    const std::uint64_t wanted = wanted_.schedules_wanted();
    for (std::uint64_t i = 0; i < wanted; ++i) {
      if (!count_run(wanted_.seed + i)) break;
      if (i + 1 == wanted) break;
      if (runs_at_limit_ == runs_without_end &&
          runs_at_limit_ == result_.schedules) {
        result_.hopeless = true;
        break;
      }
      if (points_used_up()) {
        result_.ended_early = true;
        break;
      }
    }
  }

  bool points_used_up() const {
    return wanted_.total_points && total_points_ >= *wanted_.total_points;
  }

  // All schedules, one after the other; from the beginning whenever a schedule
  // shows a race in a new place, because there are more points then.
  void search() {
    while (!search_through()) {
      forget_results();
    }
  }

  void forget_results() {
    result_ = {};
    numbered_ = 0;
    known_.clear();
    points_.clear();
    total_points_ = 0;
  }

  // False when the search must begin anew.
  bool search_through() {
    search_tree tree(wanted_.preemptions);
    shared_area& area = session_.area();
    std::uint32_t cut = 0;
    do {
      if (runs_++ == wanted_.schedules_wanted()) {
        result_.unfinished = "it was stopped after " +
                             std::to_string(wanted_.schedules_wanted()) +
                             " schedules";
        return true;
      }
      run_request request = request_for(wanted_.seed);
      request.race = 1;
      area.request = request;
      tree.prepare(area);
      const run_report report = run(area.request);
      if (report.end == run_end::not_controlled) {
        lose_control(report);
        return true;
      }
      if (learned_more()) return false;
      cut |= area.search.cut;
      if ((cut & (cut_long | cut_many)) != 0) break;
      if (report.end == run_end::diverged || !tree.take(area)) {
        result_.lost_control = {"", "two runs of one schedule differ", {}};
        return true;
      }
      if (report.end == run_end::redundant) continue;
      // In a search a schedule's number serves as its seed.
      ++numbered_;
      if (wanted_.replay && numbered_ != *wanted_.replay) continue;
      ++result_.schedules;
      note_outcome(numbered_, report);
      if (wanted_.replay) return true;
      if (points_used_up()) {
        result_.unfinished = "the bound on all points together was reached";
        return true;
      }
    } while (tree.advance());
    if (wanted_.replay) {
      throw usage_error{"the search has no schedule " +
                        std::to_string(*wanted_.replay)};
    }
    if (cut != 0) result_.unfinished = describe_cut(cut);
    return true;
  }

  // Did the last run show that more places must be points?
  bool learned_more() {
    const learned_table& table = session_.area().learned;
    if (table.granule_count == granules_ && table.place_count == places_ &&
        table.trylock == trylock_) {
      return false;
    }
    granules_ = table.granule_count;
    places_ = table.place_count;
    trylock_ = table.trylock;
    return true;
  }

  run_request request_for(std::uint64_t seed) const {
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

  // One run; what later races taught is forgotten again, so that each run
  // depends on the program and its seed alone.
  const run_report& run(const run_request& request) {
    shared_area& area = session_.area();
    area.request = request;
    if (learned_) {
      area.learned.granule_count = granules_;
      area.learned.place_count = places_;
      area.learned.trylock = trylock_;
    }
    session_.run();
    return area.report;
  }

  void learn() {
    for (std::uint64_t i = 0; i < learning_runs; ++i) {
      run_request request = request_for(learning_seed + i);
      request.strategy = strategy_for("rotation", learning_seed + i);
      request.race = 1;
      request.searching = 0;
      const run_report report = run(request);
      points_expected_ = std::max(points_expected_, report.points);
      if (report.end == run_end::not_controlled) {
        lose_control(report);
        return;
      }
      if (i == 0 && report.choices == 0) {
        result_.single_threaded = true;
        note_outcome(wanted_.seed, report);
        result_.schedules = 1;
        break;
      }
    }
    const learned_table& table = session_.area().learned;
    granules_ = table.granule_count;
    places_ = table.place_count;
    trylock_ = table.trylock;
    learned_ = true;
  }

  // Runs one seed and takes in what it showed; false when control is lost.
  bool count_run(std::uint64_t seed) {
    const run_report report = run(request_for(seed));
    if (report.end == run_end::not_controlled) {
      lose_control(report);
      return false;
    }
    ++result_.schedules;
    if (report.end == run_end::step_limit) ++runs_at_limit_;
    note_outcome(seed, report);
    return seed % check_every != 0 || is_repeatable(seed, report);
  }

  std::string printed() const {
    const shared_area& area = session_.area();
    return std::string(area.output, area.report.output_size) +
           std::string(area.error, area.report.error_size);
  }

  bool is_repeatable(std::uint64_t seed, const run_report& report) {
    const std::string before = printed();
    const run_report& again = run(request_for(seed));
    const bool same_steps =
        again.hash == report.hash && again.end == report.end;
    if (same_steps && printed() == before) return true;
    result_.lost_control = {
        "",
        "two runs of seed " + std::to_string(seed) +
            (same_steps ? " print different things" : " differ") +
            ": something outside decides, such as a file that an earlier run "
            "left behind, or the processor's own clock",
        {}};
    return false;
  }

  void replay_file() {
    std::ifstream file(wanted_.decisions);
    if (!file) throw usage_error{"cannot read '" + wanted_.decisions + "'"};
    std::ostringstream text;
    text << file.rdbuf();
    replay(parse_decisions(text.str()));
    const run_report report = session_.area().report;
    if (report.end == run_end::diverged) {
      throw usage_error{
          "the decisions do not fit the program: choice " +
          std::to_string(report.diverged_at) +
          " is not there\nnote: they hold for one build and one time mode"};
    }
    if (report.end == run_end::not_controlled) {
      lose_control(report);
      return;
    }
    ++result_.schedules;
    note_outcome(wanted_.seed, report);
  }

  void replay(const std::vector<decision>& decisions, bool trace = false) {
    run_request request = request_for(wanted_.seed);
    request.strategy = {strategy_kind::replay, 0, 0};
    request.trace = trace ? 1 : 0;
    request.decision_count = static_cast<std::uint32_t>(decisions.size());
    std::copy(decisions.begin(), decisions.end(), session_.area().decisions_in);
    run(request);
  }

  void lose_control(const run_report& report) {
    result_.lost_control = {report.call, report.why, report.where};
  }

  // The schedule with the fewest preemptions is the one to read.
  static bool better(const run_report& report, const witness& known) {
    return report.preemptions < known.preemptions;
  }

  witness witness_of(std::uint64_t seed) {
    const shared_area& area = session_.area();
    witness shown;
    shown.seed = seed;
    shown.strategy = describe(area.request.strategy);
    shown.preemptions = area.report.preemptions;
    shown.decisions.assign(area.decisions_out,
                           area.decisions_out + area.report.decision_count);
    shown.complete = area.report.decisions_lost == 0;
    return shown;
  }

  void note_outcome(std::uint64_t seed, const run_report& report) {
    const shared_area& area = session_.area();
    result_.threads = std::max(result_.threads, report.threads);
    points_.push_back(report.points);
    total_points_ += report.points;
    note_bound(report);
    std::vector<std::uint64_t> stamps(area.stamps,
                                      area.stamps + report.stamp_count);
    outcome_key key(
        std::string(area.output, report.output_size),
        std::string(area.error, report.error_size), describe_end(report),
        wanted_.time == time_mode::idle ? stamps
                                        : std::vector<std::uint64_t>());
    const auto [place, fresh] =
        known_.try_emplace(key, result_.outcomes.size());
    if (fresh) {
      result_.outcomes.push_back({std::get<0>(key), std::get<1>(key),
                                  std::get<2>(key), std::move(stamps), 0,
                                  witness_of(seed)});
    }
    outcome& seen = result_.outcomes[place->second];
    ++seen.count;
    if (better(report, seen.shown_by)) seen.shown_by = witness_of(seed);
    note_faults(seed, report);
  }

  static bool same(const finding& a, const finding& b) {
    if (a.kind != b.kind || a.place_count != b.place_count) return false;
    for (std::uint32_t i = 0; i < a.place_count; ++i) {
      if (a.places[i].stack.frames[0] != b.places[i].stack.frames[0]) {
        return false;
      }
    }
    return true;
  }

  void note_faults(std::uint64_t seed, const run_report& report) {
    const shared_area& area = session_.area();
    bool deadlock = false;
    for (std::uint32_t i = 0; i < report.finding_count; ++i) {
      deadlock |= area.findings[i].kind == finding_kind::deadlock;
    }
    for (std::uint32_t i = 0; i < report.finding_count; ++i) {
      const finding& seen = area.findings[i];
      // A search looks for races even where nobody wants to hear of them.
      if (seen.kind == finding_kind::data_race && !wanted_.race) continue;
      // A cycle that took everybody down in the end is that deadlock.
      if (deadlock && seen.kind == finding_kind::partial_deadlock) continue;
      auto known = std::find_if(
          result_.faults.begin(), result_.faults.end(),
          [&](const found_fault& fault) { return same(fault.what, seen); });
      if (known == result_.faults.end()) {
        result_.faults.push_back({seen, {}, witness_of(seed)});
        known = result_.faults.end() - 1;
      }
      known->seeds.insert(seed);
      if (better(report, known->shown_by)) known->shown_by = witness_of(seed);
    }
  }

  // PCT's theorem: a run with depth d over n threads and at most k points
  // shows a given bug of depth d with probability at least 1/(n k^(d-1)); a
  // bug of smaller depth is one of depth d too. So the chance that all of the
  // runs missed it is at most the product of 1 - 1/(n k^(d-1)) over the PCT
  // runs whose depth is at least the bug's. Runs that had more points than k,
  // or in which a priority fell because a thread gave way, prove nothing.
  void note_bound(const run_report& report) {
    const run_request& request = session_.area().request;
    if (request.strategy.kind != strategy_kind::pct || report.demotions != 0 ||
        report.points > request.points_expected) {
      return;
    }
    const double k =
        std::max<double>(1, static_cast<double>(request.points_expected));
    const double p =
        1 / (report.threads * std::pow(k, request.strategy.depth - 1.0));
    for (std::uint32_t depth = 1; depth <= 3; ++depth) {
      if (request.strategy.depth >= depth) result_.missed[depth - 1] *= 1 - p;
    }
  }

  void summarise() {
    if (points_.empty()) return;
    std::sort(points_.begin(), points_.end());
    result_.points_median = points_[points_.size() / 2];
    result_.points_max = points_.back();
    if (result_.lost_control || result_.outcomes.empty()) return;
    merge_faults(result_, symbols_);
    choose_witnesses();
    const witness& shown = shown_first(result_);
    if (!shown.complete) return;
    replay(shown.decisions, true);
    const shared_area& area = session_.area();
    const std::uint32_t count = area.report.event_count;
    constexpr std::uint32_t half = events_max / 2;
    for (std::uint32_t i = 0; i < std::min(count, half); ++i) {
      result_.trace.push_back(area.events[i]);
    }
    const std::uint32_t rest = count > half ? std::min(count - half, half) : 0;
    for (std::uint32_t i = count - rest; i < count; ++i) {
      result_.trace.push_back(area.events[half + (i - half) % half]);
    }
  }

  // A race is shown by what it does: of the schedules that have it, the one
  // with the rarest outcome. The gravest fault comes first.
  void choose_witnesses() {
    for (found_fault& fault : result_.faults) {
      if (fault.what.kind != finding_kind::data_race) continue;
      std::uint64_t rarest = result_.schedules + 1;
      for (const outcome& seen : result_.outcomes) {
        if (seen.count < rarest && fault.seeds.contains(seen.shown_by.seed)) {
          rarest = seen.count;
          fault.shown_by = seen.shown_by;
        }
      }
    }
    std::stable_sort(result_.faults.begin(), result_.faults.end(),
                     [](const found_fault& a, const found_fault& b) {
                       return gravity(a.what.kind) < gravity(b.what.kind);
                     });
  }

  static int gravity(finding_kind kind) {
    switch (kind) {
      case finding_kind::crash:
      case finding_kind::terminate:
        return 0;
      case finding_kind::deadlock:
      case finding_kind::lost_wakeup:
      case finding_kind::livelock:
        return 1;
      case finding_kind::partial_deadlock:
      case finding_kind::misuse:
      case finding_kind::use_after_free:
      case finding_kind::double_free:
        return 2;
      case finding_kind::data_race:
        return 3;
      case finding_kind::lock_order:
        return 4;
      case finding_kind::livelock_suspect:
        return 5;
    }
    return 6;
  }

  const options& wanted_;
  symbol_table& symbols_;
  session session_;
  exploration result_;
  std::map<outcome_key, std::size_t> known_;
  std::vector<std::uint64_t> points_;
  std::uint64_t points_expected_ = 0;
  std::uint64_t total_points_ = 0;
  std::uint64_t runs_ = 0;      ///< Of a search, also those in vain.
  std::uint64_t numbered_ = 0;  ///< Of a search, those that count.
  std::uint64_t runs_at_limit_ = 0;
  std::uint32_t granules_ = 0;
  std::uint32_t places_ = 0;
  std::uint32_t trylock_ = 0;
  bool learned_ = false;
};

}  // namespace

exploration explore(const options& wanted, symbol_table& symbols) {
  return explorer_of(wanted, symbols).explore();
}

std::string describe_cut(std::uint32_t cut) {
  if ((cut & cut_many) != 0) {
    return "the program has more than " + std::to_string(searched_threads_max) +
           " threads";
  }
  if ((cut & cut_long) != 0) return "a schedule is too long to be searched";
  if ((cut & cut_limit) != 0) {
    return "a schedule reached the limit on its points";
  }
  if ((cut & cut_time) != 0) {
    return "a thread polls the time, or until a time has come: it may do so "
           "any number of times";
  }
  return "a thread spins, and changes something each time: it may do so any "
         "number of times";
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

const witness& shown_first(const exploration& result) {
  if (!result.faults.empty()) return result.faults.front().shown_by;
  const outcome* failed = failed_outcome(result);
  return (failed != nullptr ? *failed : result.outcomes.front()).shown_by;
}

std::string describe_end(const run_report& report) {
  switch (report.end) {
    case run_end::exited:
      return "exit " + std::to_string(report.code);
    case run_end::aborted: {
      const char* name = sigabbrev_np(report.code);
      return "signal " + (name == nullptr ? std::to_string(report.code)
                                          : "SIG" + std::string(name));
    }
    case run_end::deadlock:
      return "deadlock";
    case run_end::livelock:
      return "livelock";
    case run_end::step_limit:
      return "step limit";
    case run_end::none:
    case run_end::not_controlled:
    case run_end::diverged:
    case run_end::redundant:
      break;
  }
  return "not controlled";
}

}  // namespace explorer
