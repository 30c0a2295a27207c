#ifndef COURSE_VERIFY_HEADER_HPP
#define COURSE_VERIFY_HEADER_HPP

#include <optional>
#include <string>

namespace verify {

/// Every header a contract can hold, in the order they must stand in.
enum class header_kind {
  needs,
  arguments,
  through,
  output,
  unordered_output,
  timed_output,
  outcomes,
  measured_outcomes,
  fails,
  does_not_compile,
  warns,
  error_output,
  ends,
  reduced,
  not_under,
};

/// A line such as `// Fails (data race):` or `// Ends: exit 3`.
struct header {
  header_kind kind;
  /// What stands in the parentheses.
  std::optional<std::string> inside{};
  /// What follows the colon.
  std::string rest{};
  /// Its words, such as "Fails".
  std::string name{};
};

/// Whether this header is one of which a contract has exactly one.
bool is_main(header_kind kind);

/// Sections stand in the order of their ranks; all main headers share one.
int rank_of(header_kind kind);

/// The header on this line, at column 1, if it is exactly one.
std::optional<header> read_header(const std::string& line);

/// The header that the author of this line probably meant.
std::optional<std::string> meant_header(const std::string& line);

}  // namespace verify

#endif
