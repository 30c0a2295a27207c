#ifndef COURSE_EXPLORER_PROGRAM_RUNS_HPP
#define COURSE_EXPLORER_PROGRAM_RUNS_HPP

#include <cstdint>
#include <vector>

#include "options.hpp"
#include "search_tree.hpp"
#include "session.hpp"
#include "symbols.hpp"

namespace explorer {

/// What a program turns out to be when it is run for the first time.
enum class program_nature { concurrent, single_threaded, not_controlled };

/// One program, run again and again, each time under the schedule that is
/// asked for. Plain accesses are scheduling points where races were learned of.
class program_runs {
public:
  /// Throws usage_error when the program is none of ours.
  program_runs(const options& wanted, const symbol_table& symbols);

  /// What the last run did, until the next one.
  const shared_area& area() const { return session_.area(); }

  /// Looks for races in a few runs; all runs to come have a scheduling point
  /// where one was found. A single run is enough where there was no choice, or
  /// no control.
  program_nature learn();

  /// Did the last run show that more places must be points? From then on they
  /// are.
  bool learned_more();

  /// The schedule of a seed, by the strategy that was asked for.
  const run_report& run(std::uint64_t seed);

  /// The schedule that the search is to see next.
  const run_report& run(const search_tree& next);

  /// The schedule of these decisions, with all its events if `trace`.
  const run_report& replay(const std::vector<decision>& decisions,
                           bool trace = false);

private:
  /// How much of `learned_table` counts.
  struct extent {
    std::uint32_t granules = 0;
    std::uint32_t places = 0;
    std::uint32_t special_deeds = 0;

    friend bool operator==(const extent&, const extent&) = default;
  };

  extent learned_so_far() const;
  run_request request_for(std::uint64_t seed) const;
  const run_report& run(const run_request& request);

  const options& wanted_;
  session session_;
  std::uint64_t points_expected_ = 0;
  bool learned_ = false;
  extent known_;
};

}  // namespace explorer

#endif
