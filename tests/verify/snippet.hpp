#ifndef COURSE_VERIFY_SNIPPET_HPP
#define COURSE_VERIFY_SNIPPET_HPP

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "contract.hpp"
#include "opening.hpp"
#include "regions.hpp"
#include "source.hpp"

namespace verify {

/// One complete C++ program together with what it promises.
struct snippet {
  /// "locks/locked_counter".
  std::string id;
  /// "locked_counter".
  std::string name;
  source_text source;
  opening_comment opening;
  regions_of_source regions;
  /// What a page shows without a region; 0 and 0 for a file without code.
  int first_code_line = 0;
  int last_code_line = 0;
  contract promise;
};

/// Reads and parses `path`, which is relative to the project's root.
/// Returns nothing if there is any problem.
std::optional<snippet> read_snippet(const std::filesystem::path& path,
                                    problems& found);

/// The same for bytes that are not (yet) in a file.
std::optional<snippet> parse_snippet(const std::string& path, std::string bytes,
                                     problems& found);

}  // namespace verify

#endif
