#ifndef COURSE_BENCH_SUITE_OUTPUT_HPP
#define COURSE_BENCH_SUITE_OUTPUT_HPP

#include <map>
#include <string>
#include <vector>

namespace bench {

/// One variant as a suite lists it.
struct listed_variant {
  std::string name;    ///< What pages call it: "mutex-2".
  std::string filter;  ///< What picks it alone: "^mutex-2/real_time$".
};

/// What one run of one variant told.
struct suite_run {
  std::string label;
  std::string unit;   ///< "ns", "us", "ms", "s", or the counter's name.
  double value;       ///< In that unit, per iteration.
  unsigned runnable;  ///< How many threads or processes want a core at once.
  std::map<std::string, double> counters;
  std::map<std::string, std::string> facts;  ///< The suite's own, see below.
};

/// The facts every suite reports beside Google Benchmark's own: which compiler
/// made it, with which flags, against which library. Two more are optional:
/// "control" names the variant that is run twice, "measures" names the counter
/// that is compared instead of the time.
inline constexpr const char* compiler_fact = "compiler";
inline constexpr const char* flags_fact = "flags";
inline constexpr const char* library_fact = "library";
inline constexpr const char* control_fact = "control";
inline constexpr const char* measures_fact = "measures";

/// Reads what `--benchmark_list_tests` printed. A variant's name ends at the
/// first slash: what follows is Google Benchmark's ("/real_time/threads:2").
/// \throws failure if there is none, or two share a name.
std::vector<listed_variant> read_list(const std::string& text);

/// Reads the JSON that a suite printed for one variant.
/// \throws failure if it is none, or the variant failed.
suite_run read_run(const std::string& text);

}  // namespace bench

#endif
