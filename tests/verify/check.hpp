#ifndef COURSE_VERIFY_CHECK_HPP
#define COURSE_VERIFY_CHECK_HPP

#include <string>
#include <vector>

#include "problem.hpp"
#include "run.hpp"

namespace verify {

/// One line of what was checked, as the evidence holds it.
struct check {
  std::string name;
  std::string tool;
  std::string verdict;
  std::string words;
};

/// One run, for the record of what differs from run to run.
struct recorded_run {
  /// "printed", "clang", "tsan" or "asan".
  std::string variant;
  bool one_cpu = false;
  bool loaded = false;
  /// Whether the moments of its lines were judged.
  bool moments_judged = false;
  run_result result{};
  std::string ends{};
};

/// What came of a check: its line, its runs, and what is wrong.
struct checked {
  check line;
  std::vector<recorded_run> runs{};
  problems found{};
};

}  // namespace verify

#endif
