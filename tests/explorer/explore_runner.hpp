#ifndef COURSE_EXPLORER_EXPLORE_RUNNER_HPP
#define COURSE_EXPLORER_EXPLORE_RUNNER_HPP

#include <nlohmann/json.hpp>
#include <set>
#include <string>
#include <vector>

// Compiled once, in explore_runner.cpp, and not with each file of tests.
extern template class nlohmann::basic_json<>;

namespace explorer::test {

using json = nlohmann::json;

/// What one call of the `explore` program did.
struct explored {
  int code = -1;       ///< Its exit code.
  std::string text;    ///< Its standard output.
  std::string errors;  ///< Its standard error.
  std::string bytes;   ///< The JSON file as it stands.
  json report;         ///< The JSON, or null where there is none.

  /// The outcomes' outputs, as a set.
  std::set<std::string> outputs() const;
  /// The kinds of the findings, as a set.
  std::set<std::string> kinds() const;
};

/// The explored build of tests/explorer/programs/<name>.
std::string program(const std::string& name);

/// The explored build of tests/explorer/bugs/<name>; of its corrected twin,
/// where the name ends in ".fixed".
std::string bug(const std::string& name);

/// Runs `explore` with these arguments and asks for JSON; on one processor
/// only where one is named.
explored explore(std::vector<std::string> arguments, int processor = -1);

/// The same without JSON: what a person sees.
explored explore_as_text(const std::vector<std::string>& arguments);

/// A fresh file with this text in the test's own folder; its path.
std::string file_with(const std::string& text);

}  // namespace explorer::test

#endif
