#ifndef COURSE_BENCH_MEASUREMENT_HPP
#define COURSE_BENCH_MEASUREMENT_HPP

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "machine.hpp"

namespace bench {

/// What is known of a variant beside its values.
struct variant {
  std::string name;
  std::string label;
  std::string unit;
  unsigned runnable;
  std::map<std::string, double> counters;  ///< Medians over all runs.
};

/// The values of one round, in the order of the variants and in their units;
/// the last one is the control's.
using round_values = std::vector<double>;

/// The rounds of one session.
using session_values = std::vector<round_values>;

/// All that was measured of a suite.
struct measurement {
  std::vector<variant> variants;
  std::size_t control;  ///< The variant that is measured twice in each round.
  std::vector<session_values> sessions;
  std::map<std::string, std::string> facts;  ///< See suite_output.hpp.
};

/// Under which circumstances it was measured.
struct circumstances {
  std::string suite;
  std::string source;
  std::string sha256;
  std::string title;
  machine where;
  std::string date;
  double load_before;
  double load_after;
  double steal_percent;
  double others_percent;
  std::uint64_t seed;
};

}  // namespace bench

#endif
