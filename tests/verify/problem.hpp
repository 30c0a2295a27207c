#ifndef COURSE_VERIFY_PROBLEM_HPP
#define COURSE_VERIFY_PROBLEM_HPP

#include <string>
#include <vector>

namespace verify {

/// One thing that is wrong, at the line where the author must look.
struct problem {
  std::string path;
  int line = 0;
  std::string what;
  /// Further lines, such as "  expected: 5000".
  std::vector<std::string> details{};
  /// The next command to type; empty where there is none.
  std::string note{};

  bool operator==(const problem&) const = default;
};

using problems = std::vector<problem>;

/// `path:line: what`, then the details, then the note; ends in a newline. A
/// line of 0 is left out: the whole file is meant.
std::string to_text(const problem& one);

/// All of them, one after the other.
std::string to_text(const problems& all);

}  // namespace verify

#endif
