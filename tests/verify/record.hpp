#ifndef COURSE_VERIFY_RECORD_HPP
#define COURSE_VERIFY_RECORD_HPP

#include <filesystem>

#include "problem.hpp"
#include "snippet.hpp"

namespace verify {

/// Where the files of one snippet lie.
struct record_paths {
  /// "build/programs/locks/x"; the variants' names are appended.
  std::filesystem::path programs;
  /// What the explorer found; empty if it was not asked.
  std::filesystem::path explored;
  /// The evidence to write.
  std::filesystem::path output;
  /// What the search of all schedules found; empty if there was none.
  std::filesystem::path searched{};
};

/// `verify record`: runs everything, judges it, and writes the evidence and,
/// beside it, what differs from run to run. If a check fails, no evidence is
/// left behind.
problems record(const snippet& one, const record_paths& paths);

}  // namespace verify

#endif
