#ifndef COURSE_VERIFY_REGIONS_HPP
#define COURSE_VERIFY_REGIONS_HPP

#include <string>
#include <vector>

#include "source.hpp"

namespace verify {

/// A named part of a snippet: the lines between `//> name` and `//< name`.
struct region {
  std::string name;
  int first = 0;
  int last = 0;

  bool operator==(const region&) const = default;
};

struct regions_of_source {
  std::vector<region> regions;
  /// The lines that hold a marker; no page shows them.
  std::vector<int> markers;
};

/// The regions of the lines before `end`; a marker at `end` or after it stands
/// inside the contract, which is a breach like all the others reported here.
regions_of_source find_regions(const source_text& source, int end,
                               problems& found);

}  // namespace verify

#endif
