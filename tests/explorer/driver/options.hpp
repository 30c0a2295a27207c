#ifndef COURSE_EXPLORER_OPTIONS_HPP
#define COURSE_EXPLORER_OPTIONS_HPP

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "../shared/protocol.hpp"

namespace explorer {

/// What the command line asks for.
struct options {
  std::string program;
  std::vector<std::string> arguments;
  std::optional<std::uint64_t> schedules;
  std::string strategy = "rotation";
  std::optional<std::uint32_t> preemptions;
  std::uint64_t seed = 1;
  time_mode time = time_mode::any;
  std::uint64_t points = 200'000;
  std::optional<std::uint64_t> total_points;
  std::string json;
  std::optional<std::uint64_t> replay;
  std::string decisions;
  bool race = true;
  std::string source;
  std::vector<std::string> include;
  bool keep_aslr = false;
  bool scratch = false;
  bool kernel_switches = false;

  bool exhaustive() const { return strategy == "exhaustive"; }
  /// All schedules, and not one that is named?
  bool searches() const { return exhaustive() && !replay && decisions.empty(); }
  /// How many schedules to run, at most.
  std::uint64_t schedules_wanted() const {
    return schedules.value_or(exhaustive() ? 100'000 : 1000);
  }
};

/// A wrong use: what is wrong, and what to do.
struct usage_error {
  std::string message;
};

}  // namespace explorer

#endif
