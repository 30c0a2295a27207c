#ifndef COURSE_VERIFY_JUDGE_HPP
#define COURSE_VERIFY_JUDGE_HPP

#include <chrono>
#include <string>
#include <vector>

#include "run.hpp"
#include "snippet.hpp"

namespace verify {

/// What one run showed, wherever it took place.
struct observation {
  std::string output;
  std::string error;
  /// "exit 0", "signal SIGABRT", "deadlock", ...
  std::string ends;
  /// When each line of the output was complete.
  std::vector<std::chrono::nanoseconds> moments{};
};

observation observe(const run_result& result, const run_limits& limits);

/// How the moments of `Timed output` are judged.
enum class timing {
  ignored,
  /// Real time: never early, at most 25 % or 100 ms late; lines of one moment
  /// in any order.
  real,
  /// Virtual time: exact, in the written order.
  exact,
};

/// Holds one run against the whole contract: output, standard error, end. For
/// a contract that fails, this is what every run must show all the same.
problems judge(const snippet& one, const observation& seen, timing moments);

/// Whether the output is the documented one, or one of them. For a contract
/// that fails: whether it is what the program prints before.
bool output_matches(const contract& promise, const std::string& output);

/// Where an output leaves the documented one, as the details of a problem;
/// empty if it does not.
std::vector<std::string> difference(const body& expected,
                                    const std::string& output);

/// The index of the outcome that this output is; the number of outcomes if it
/// is none.
std::size_t outcome_index(const contract& promise, const std::string& output);

/// The same problems, each with a further detail.
problems with_detail(problems found, const std::string& detail);

}  // namespace verify

#endif
