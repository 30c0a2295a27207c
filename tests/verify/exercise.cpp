#include "exercise.hpp"

#include <cstdint>
#include <optional>
#include <vector>

#include "compile.hpp"
#include "join.hpp"
#include "messages.hpp"
#include "native.hpp"
#include "variants.hpp"

namespace verify {
namespace fs = std::filesystem;
namespace {

constexpr std::string_view start_suffix = "_start";

fs::path solution_of(const snippet& one) {
  const std::string stem =
      one.name.substr(0, one.name.size() - start_suffix.size());
  return fs::path(one.source.path).parent_path() / (stem + "_solution.cpp");
}

/// Whether the start's programs do all that the solution's contract asks, as
/// far as running them can tell.
bool satisfies(const snippet& solution, const fs::path& programs) {
  const auto program = [&](std::string_view which) -> fs::path {
    return join(programs.string(), ".", which);
  };
  const auto build = [&](std::string_view which) {
    return read_build_record(join(programs.string(), ".", which, ".json"));
  };
  if (!build("printed").built) return false;
  if (!check_native(solution, program("printed")).found.empty()) return false;
  for (tool_name tool : {tool_name::tsan, tool_name::asan})
    if (!solution.promise.exemption_from(tool) &&
        !begin_sanitizer(solution, tool, program(to_text(tool)),
                         build(to_text(tool)))
             .get()
             .found.empty())
      return false;
  return true;
}

/// When each line of a `Timed output` is due.
std::vector<std::optional<std::int64_t>> moments_of(const contract& promise) {
  std::vector<std::optional<std::int64_t>> moments;
  for (const body& each : promise.bodies)
    for (const stage& part : each.stages)
      for (const strand& lines : part.strands)
        for (const contract_line& line : lines.lines)
          moments.push_back(line.moment);
  return moments;
}

/// Whether the two promise other moments. The start is held to its own ones
/// exactly, in virtual time, so it cannot keep the solution's as well; a run
/// in real time, on a busy machine, could not tell.
bool promise_other_moments(const contract& start, const contract& solution) {
  return start.kind == contract_kind::timed_output &&
         solution.kind == contract_kind::timed_output &&
         moments_of(start) != moments_of(solution);
}

/// Whether the start fails where the solution must not. That it does is proved
/// by its own evidence, which it gets for no less; a run that happens to go
/// well says nothing about it.
bool fails_alone(const contract& start, const contract& solution) {
  return start.fails && !solution.fails;
}

}  // namespace

problems check_exercise(const snippet& one, const fs::path& programs) {
  if (!one.name.ends_with(start_suffix)) return {};
  const fs::path path = solution_of(one);
  if (!fs::exists(path))
    return {{one.source.path, 1, messages::no_solution(path.string())}};
  problems found;
  const std::optional<snippet> solution = read_snippet(path, found);
  if (!solution) return found;
  // Two sources that are told apart by the compiler cannot be run.
  if (!solution->promise.runs()) return {};
  if (fails_alone(one.promise, solution->promise)) return {};
  if (promise_other_moments(one.promise, solution->promise)) return {};
  if (!satisfies(*solution, programs)) return {};
  return {{one.source.path, one.promise.main_line,
           messages::solved_already(path.string())}};
}

}  // namespace verify
