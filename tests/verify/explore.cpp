#include "explore.hpp"

#include <algorithm>

#include "explored.hpp"
#include "files.hpp"
#include "messages.hpp"
#include "run.hpp"
#include "snippet_json.hpp"

namespace verify {
namespace fs = std::filesystem;
namespace {

constexpr int wrong_use = 2;
// Enough to see whether an exemption is still needed.
constexpr int schedules_unjudged = 20;
// Where all schedules were run, these are for the timeline and for how often
// each outcome is seen.
constexpr int schedules_beside_search = 100;

// What a sampled schedule may have on the average. Programs with more are
// sampled less often, or a few of them would take the time of all others.
constexpr int points_of_a_sample = 5'000;

// What a listing's schedule may have when all of them are to be run. Without
// this bound a program that polls would keep its search busy for minutes.
constexpr int points_of_a_schedule = 200;

bool is_judged(const contract& promise) {
  return promise.runs() && promise.kind != contract_kind::measured_outcomes &&
         !promise.exemption_from(tool_name::explorer);
}

/// What the explorer is asked.
struct question {
  fs::path program;
  int schedules;
  bool search = false;
};

run_request request_for(const snippet& one, const toolchain& tools,
                        const question& asked, const fs::path& report) {
  run_request request{.program = tools.explore};
  std::vector<std::string>& words = request.arguments;
  if (asked.search) words = {"--strategy", "exhaustive"};
  const long points = asked.search ? points_of_a_schedule : points_of_a_sample;
  // Where timers may fire early, a moment has no meaning.
  const bool timed = one.promise.kind == contract_kind::timed_output;
  words.insert(words.end(),
               {"--schedules", std::to_string(asked.schedules),
                "--total-points", std::to_string(points * asked.schedules),
                "--time", timed ? "idle" : "any", "--json", report, "--scratch",
                fs::absolute(asked.program)});
  if (!one.promise.arguments.empty()) words.push_back("--");
  words.insert(words.end(), one.promise.arguments.begin(),
               one.promise.arguments.end());
  request.terminal = false;
  // The explorer names source files as seen from the project's root.
  request.directory = fs::current_path();
  // It holds its programs to limits of its own; budgets are counts, so the
  // clock only keeps a lost explorer from staying for ever.
  request.limits.wall = std::chrono::hours(2);
  request.limits.cpu = std::chrono::hours(2);
  request.limits.address_space.reset();
  request.limits.memory = std::size_t{8} << 30;
  request.limits.descriptors = 4096;
  request.limits.processes = 1024;
  request.limits.file_bytes = std::size_t{1} << 30;
  return request;
}

/// The report on a program that could not even be linked with the explorer.
std::string report_without_program(const snippet& one) {
  const json report{{"schema", 1},
                    {"program", one.id},
                    {"verdict", "not controlled"},
                    {"not_controlled",
                     {{"call", ""},
                      {"file", one.source.path},
                      {"line", 1},
                      {"why", messages::not_linked_with_explorer()}}}};
  return to_text(report);
}

/// Asks, and writes down the answer.
problems ask(const snippet& one, const toolchain& tools, const question& asked,
             const fs::path& output) {
  if (fs::is_empty(asked.program)) {
    write_if_changed(output, report_without_program(one));
    return {};
  }
  const temporary_directory scratch;
  const fs::path report = scratch.path() / "report.json";
  const run_request request = request_for(one, tools, asked, report);
  const run_result result = run(request);
  const bool answered = result.how == ended_by::exit &&
                        result.value != wrong_use && fs::exists(report);
  if (!answered)
    return {{one.source.path, one.promise.main_line,
             messages::explorer_failed(ending_text(result, request.limits)),
             messages::printed_lines(result.error)}};
  write_if_changed(output, read_file(report));
  return {};
}

/// Did a search of the program as it stands come to its end?
bool is_searched(const snippet& one, const fs::path& report) {
  if (one.promise.reduced) return false;
  const std::optional<explored_report> searched = read_explored(report);
  return searched && searched->verdict == "exhaustive";
}

problems nothing_to_ask(const fs::path& output) {
  write_if_changed(output, "null\n");
  return {};
}

}  // namespace

problems explore(const snippet& one, const toolchain& tools,
                 const explore_request& wanted) {
  if (!one.promise.runs()) return nothing_to_ask(wanted.output);
  int schedules = wanted.schedules;
  if (!is_judged(one.promise))
    schedules = std::min(schedules, schedules_unjudged);
  else if (is_searched(one, wanted.searched))
    schedules = std::min(schedules, schedules_beside_search);
  return ask(one, tools, {wanted.program, schedules}, wanted.output);
}

problems search(const snippet& one, const toolchain& tools,
                const search_request& wanted) {
  if (one.promise.reduced)
    return ask(one, tools, {wanted.reduced, wanted.schedules, true},
               wanted.output);
  // A failure is shown by one schedule; there is nothing to prove of all.
  if (!is_judged(one.promise) || one.promise.fails)
    return nothing_to_ask(wanted.output);
  return ask(one, tools, {wanted.program, wanted.attempt, true}, wanted.output);
}

}  // namespace verify
