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
  int schedules = 1000;
  std::filesystem::path output;
};

/// `verify explore`: asks the explorer for its report on this snippet. A
/// program that only compiles, or does not, has the report `null`.
problems explore(const snippet& one, const toolchain& tools,
                 const explore_request& request);

}  // namespace verify

#endif
