#include "suite_program.hpp"

#include <unistd.h>

#include <utility>

#include "failure.hpp"
#include "run_program.hpp"

namespace bench {

namespace {

// What a failing program said, indented below the message about it.
std::string indented(const std::string& text) {
  std::string result;
  bool line_begins = true;
  for (const char letter : text) {
    if (line_begins) result += "\n  ";
    line_begins = letter == '\n';
    if (!line_begins) result += letter;
  }
  return result;
}

}  // namespace

suite_program::suite_program(std::string path, double min_time_seconds,
                             std::chrono::seconds limit)
    : path_(std::move(path)),
      min_time_seconds_(min_time_seconds),
      limit_(limit) {
  if (access(path_.c_str(), X_OK) != 0) {
    throw wrong_use("no program '" + path_ + "'");
  }
}

std::vector<listed_variant> suite_program::variants() const {
  try {
    return read_list(ask({"--benchmark_list_tests"}));
  } catch (const failure& problem) {
    throw failure("the suite " + std::string(problem.what()) +
                  "\nnote: ask it yourself: " + path_ +
                  " --benchmark_list_tests");
  }
}

suite_run suite_program::run(const listed_variant& which) const {
  const std::string filter = "--benchmark_filter=" + which.filter;
  try {
    return read_run(
        ask({filter, "--benchmark_format=json",
             "--benchmark_min_time=" + std::to_string(min_time_seconds_)}));
  } catch (const failure& problem) {
    throw failure("variant '" + which.name + "' " + problem.what() +
                  "\nnote: run it alone: " + path_ + " '" + filter + "'");
  }
}

std::string suite_program::ask(
    const std::vector<std::string>& arguments) const {
  // A name without a slash would be looked up in PATH.
  std::vector<std::string> command{
      path_.find('/') == std::string::npos ? "./" + path_ : path_};
  command.insert(command.end(), arguments.begin(), arguments.end());
  const program_result result = run_program(command, limit_);
  if (result.ending != "exit 0") {
    throw failure("ended with " + result.ending +
                  indented(result.error_output));
  }
  return result.output;
}

}  // namespace bench
