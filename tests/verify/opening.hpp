#ifndef COURSE_VERIFY_OPENING_HPP
#define COURSE_VERIFY_OPENING_HPP

#include <string>

#include "source.hpp"

namespace verify {

/// The comment a snippet opens with: what happens and what to notice.
struct opening_comment {
  int first = 0;
  int last = 0;
  /// One paragraph, without the comment signs and Doxygen's commands.
  std::string summary;
};

/// Reads the comment on line 1 and following; its absence is a problem.
opening_comment find_opening(const source_text& source, problems& found);

}  // namespace verify

#endif
