#ifndef COURSE_VERIFY_EXPLORE_HPP
#define COURSE_VERIFY_EXPLORE_HPP

#include <filesystem>

#include "problem.hpp"
#include "snippet.hpp"
#include "toolchain.hpp"

namespace verify {

/// What to explore, and where the report goes.
struct explore_request {
  std::filesystem::path program;
  /// What `search` wrote about the program.
  std::filesystem::path searched;
  int schedules = 1000;
  std::filesystem::path output;
};

/// What to search, and where the report goes.
struct search_request {
  /// The explored build, and the one of the reduced program.
  std::filesystem::path program;
  std::filesystem::path reduced;
  /// How many schedules the reduced program may have.
  int schedules = 5'000;
  /// How many a program as it stands may have; if it has more, this was but an
  /// attempt.
  int attempt = 300;
  std::filesystem::path output;
};

/// `verify explore`: asks the explorer for its report on this snippet. A
/// program that only compiles, or does not, has the report `null`.
problems explore(const snippet& one, const toolchain& tools,
                 const explore_request& request);

/// `verify search`: asks the explorer for all schedules, of the reduced
/// program where there is one. Where there is nothing to search, the report is
/// `null`.
problems search(const snippet& one, const toolchain& tools,
                const search_request& request);

}  // namespace verify

#endif
