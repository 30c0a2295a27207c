#ifndef COURSE_VERIFY_MATCH_HPP
#define COURSE_VERIFY_MATCH_HPP

#include <cstddef>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "contract.hpp"

namespace verify {

/// The output is one that the body describes.
struct matched {
  /// The values of the named placeholders.
  bindings bound;
};

/// The first line that no way of reading the output can explain.
struct mismatch {
  /// Counted from 1; one behind the last line if output is missing.
  std::size_t output_line = 0;
  /// What could have stood there; empty if the output should have ended.
  std::vector<contract_line> expected;
  /// What stands there; empty if the output has ended.
  std::vector<std::string> printed;
  /// Whether the line is right but its newline is missing.
  bool newline_missing = false;
  /// Where the author must look.
  int snippet_line = 0;
};

/// Too many ways to share the lines among the strands to try them all.
struct ambiguity {
  /// Where the two strands begin that cannot be told apart.
  int first_line = 0;
  int second_line = 0;
};

using match_result = std::variant<matched, mismatch, ambiguity>;

/// How many times a matcher may have to choose among strands.
inline constexpr std::size_t choices_max = 100'000;

/// Whether the output is one that the body describes. Finds an interleaving
/// whenever one exists; takes time linear in the output as long as a line fits
/// one strand only, and tries the alternatives otherwise.
match_result match(const body& expected, std::string_view output,
                   const bindings& known = {});

/// Whether the output begins with what the body describes.
bool begins_with(const body& expected, std::string_view output);

/// How many lines the body holds.
std::size_t line_count(const body& one);

/// The same lines, with those of one moment in any order: programs whose
/// timers expire together may print in either order.
body grouped_by_moment(const body& timed);

/// A text as it can be shown: control characters, trailing blanks and bytes
/// that are not UTF-8 are written as escapes.
std::string printable(std::string_view text);

}  // namespace verify

#endif
