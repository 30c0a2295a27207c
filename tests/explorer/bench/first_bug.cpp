#include <algorithm>
#include <cstdio>
#include <optional>
#include <sstream>
#include <string>

#include "measure.hpp"
#include "questions.hpp"

namespace explorer::bench {
namespace {

// So many schedules, and so many runs.
constexpr int attempts = 200;

struct search {
  std::optional<int> first;  ///< The attempt that showed the bug.
  double seconds = 0;        ///< Until then, or until the last attempt.
};

// The report names the first seed of each finding; seeds begin with 1.
std::optional<int> first_seed(const std::string& report) {
  constexpr char words[] = "first seed ";
  std::optional<int> first;
  for (std::size_t at = report.find(words); at != std::string::npos;
       at = report.find(words, at + 1)) {
    const int seed = std::stoi(report.substr(at + sizeof words - 1));
    first = std::min(seed, first.value_or(seed));
  }
  return first;
}

search explored(const std::string& program) {
  const auto explore = [&](int schedules) {
    return run(
        {EXPLORE_PROGRAM, "--schedules", std::to_string(schedules), program});
  };
  const finished_process all = explore(attempts);
  const std::optional<int> first = first_seed(all.output);
  if (!first) return {first, all.spent.wall};
  return {first, explore(*first).spent.wall};
}

search run_again_and_again(const std::string& program) {
  search result;
  for (int i = 1; i <= attempts && !result.first; ++i) {
    const finished_process done = run({program});
    result.seconds += done.spent.wall;
    if (!done.ended_well) result.first = i;
  }
  return result;
}

std::string in_words(const search& done) {
  char text[64];
  if (done.first) {
    std::snprintf(text, sizeof text, "%3d. in %7.1f ms", *done.first,
                  1e3 * done.seconds);
  } else {
    std::snprintf(text, sizeof text, "none in %6.1f ms", 1e3 * done.seconds);
  }
  return text;
}

}  // namespace

bool first_bug() {
  std::printf("\nfirst bug in %-11d %-22s%-22s%s\n", attempts, "schedules",
              "runs", "runs, ThreadSanitizer");
  bool all_found = true;
  std::istringstream names(BUG_NAMES);
  for (std::string name; std::getline(names, name, ',');) {
    const std::string program = EXPLORED_BUGS "/" + name;
    const search found = explored(program + ".explored");
    all_found &= found.first.has_value();
    std::printf("%-25s%-22s%-22s%s\n", name.c_str(), in_words(found).c_str(),
                in_words(run_again_and_again(program + ".native")).c_str(),
                in_words(run_again_and_again(program + ".tsan")).c_str());
    std::fflush(stdout);
  }
  return all_found;
}

}  // namespace explorer::bench
