#include "exploration.hpp"

#include <algorithm>

#include "decisions.hpp"
#include "faults.hpp"
#include "gathering.hpp"
#include "program_runs.hpp"
#include "search_tree.hpp"
#include "witnesses.hpp"
#include "words.hpp"

namespace explorer {
namespace {

// Every so many schedules one is run twice: nothing may differ.
constexpr std::uint64_t check_every = 20;

// When so many runs, and all there were, ended at a limit, more will too.
constexpr std::uint64_t runs_without_end = 10;

std::string printed(const shared_area& area) {
  return std::string(area.output, area.report.output_size) +
         std::string(area.error, area.report.error_size);
}

// The first and the last events of a run; those between were not kept.
std::vector<event> kept_events(const shared_area& area) {
  const std::uint32_t count = area.report.event_count;
  constexpr std::uint32_t half = events_max / 2;
  std::vector<event> kept;
  for (std::uint32_t i = 0; i < std::min(count, half); ++i) {
    kept.push_back(area.events[i]);
  }
  const std::uint32_t rest = count > half ? std::min(count - half, half) : 0;
  for (std::uint32_t i = count - rest; i < count; ++i) {
    kept.push_back(area.events[half + (i - half) % half]);
  }
  return kept;
}

class explorer_of {
public:
  explorer_of(const options& wanted, symbol_table& symbols)
      : wanted_(wanted),
        symbols_(symbols),
        program_(wanted, symbols),
        seen_(wanted) {}

  exploration explore() {
    switch (program_.learn()) {
      case program_nature::not_controlled:
        lose_control();
        break;
      case program_nature::single_threaded:
        result_.single_threaded = true;
        seen_.note(wanted_.seed, program_.area());
        break;
      case program_nature::concurrent:
        explore_schedules();
        break;
    }
    summarise();
    return std::move(result_);
  }

private:
  void explore_schedules() {
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

  void sample() {
    const std::uint64_t wanted = wanted_.schedules_wanted();
    for (std::uint64_t i = 0; i < wanted; ++i) {
      if (!count_run(wanted_.seed + i)) break;
      if (i + 1 == wanted) break;
      if (seen_.schedules() == runs_without_end &&
          seen_.all_reached_the_limit()) {
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
    return wanted_.total_points && seen_.points() >= *wanted_.total_points;
  }

  // Runs one seed and takes in what it showed; false when control is lost.
  bool count_run(std::uint64_t seed) {
    const run_report report = program_.run(seed);
    if (report.end == run_end::not_controlled) {
      lose_control();
      return false;
    }
    seen_.note(seed, program_.area());
    return seed % check_every != 0 || is_repeatable(seed, report);
  }

  bool is_repeatable(std::uint64_t seed, const run_report& report) {
    const std::string before = printed(program_.area());
    const run_report& again = program_.run(seed);
    const bool same_steps =
        again.hash == report.hash && again.end == report.end;
    if (same_steps && printed(program_.area()) == before) return true;
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
    const run_report& report =
        program_.replay(read_decisions(wanted_.decisions));
    if (report.end == run_end::diverged) {
      throw usage_error{
          "the decisions do not fit the program: choice " +
          std::to_string(report.diverged_at) +
          " is not there\nnote: they hold for one build and one time mode"};
    }
    if (report.end == run_end::not_controlled) {
      lose_control();
      return;
    }
    seen_.note(wanted_.seed, program_.area());
  }

  // All schedules, one after the other; from the beginning whenever a schedule
  // shows a race in a new place, because there are more points then.
  void search() {
    while (!search_through()) {
      seen_ = gathering(wanted_);
    }
  }

  // False when the search must begin anew.
  bool search_through() {
    search_tree tree(wanted_.preemptions);
    const shared_area& area = program_.area();
    std::uint32_t cut = 0;
    // In a search a schedule's number serves as its seed.
    std::uint64_t number = 0;
    do {
      if (runs_++ == wanted_.schedules_wanted()) {
        result_.unfinished = "it was stopped after " +
                             std::to_string(wanted_.schedules_wanted()) +
                             " schedules";
        return true;
      }
      const run_end end = program_.run(tree).end;
      if (end == run_end::not_controlled) {
        lose_control();
        return true;
      }
      if (program_.learned_more()) return false;
      cut |= area.search.cut;
      if ((cut & (cut_long | cut_many | cut_processes)) != 0) break;
      if (end == run_end::diverged || !tree.take(area)) {
        result_.lost_control = {"", "two runs of one schedule differ", {}};
        return true;
      }
      if (end == run_end::redundant) continue;
      ++number;
      if (wanted_.replay && number != *wanted_.replay) continue;
      seen_.note(number, area);
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

  void lose_control() {
    const run_report& report = program_.area().report;
    result_.lost_control = {report.call, report.why, report.where};
  }

  void summarise() {
    seen_.hand_over(result_);
    if (result_.lost_control || result_.outcomes.empty()) return;
    merge_faults(result_.faults, symbols_);
    show_races_by_what_they_do(result_);
    tell_as_witnessed();
    put_gravest_first(result_.faults);
    const witness& shown = shown_first(result_);
    if (!shown.complete) return;
    program_.replay(shown.decisions, true);
    result_.trace = kept_events(program_.area());
  }

  // Threads and objects have other numbers in every schedule, and those that
  // are named must be the ones that the replayed schedule has.
  void tell_as_witnessed() {
    for (found_fault& fault : result_.faults) {
      if (!fault.shown_by.complete) continue;
      const fault_key key = key_of(fault.what, symbols_);
      const run_report& report = program_.replay(fault.shown_by.decisions);
      for (std::uint32_t i = 0; i < report.finding_count; ++i) {
        const finding& seen = program_.area().findings[i];
        if (key_of(seen, symbols_) != key) continue;
        fault.what = seen;
        break;
      }
    }
  }

  const options& wanted_;
  symbol_table& symbols_;
  program_runs program_;
  gathering seen_;
  exploration result_;
  std::uint64_t runs_ = 0;  ///< Of a search, also those in vain.
};

}  // namespace

exploration explore(const options& wanted, symbol_table& symbols) {
  return explorer_of(wanted, symbols).explore();
}

}  // namespace explorer
