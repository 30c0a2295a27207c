#include "explore.hpp"

#include <algorithm>

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

int schedules_for(const snippet& one, int wanted) {
  const bool judged = one.promise.kind != contract_kind::measured_outcomes &&
                      !one.promise.exemption_from(tool_name::explorer);
  return judged ? wanted : std::min(wanted, schedules_unjudged);
}

run_request request_for(const snippet& one, const toolchain& tools,
                        const explore_request& wanted, const fs::path& report) {
  run_request request{.program = tools.explore};
  // Where timers may fire early, a moment has no meaning.
  const bool timed = one.promise.kind == contract_kind::timed_output;
  request.arguments = {
      "--schedules", std::to_string(schedules_for(one, wanted.schedules)),
      "--time",      timed ? "idle" : "any",
      "--json",      report,
      "--scratch",   wanted.program};
  if (!one.promise.arguments.empty()) request.arguments.push_back("--");
  for (const std::string& argument : one.promise.arguments)
    request.arguments.push_back(argument);
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

}  // namespace

problems explore(const snippet& one, const toolchain& tools,
                 const explore_request& wanted) {
  if (!one.promise.runs()) {
    write_if_changed(wanted.output, "null\n");
    return {};
  }
  if (fs::is_empty(wanted.program)) {
    write_if_changed(wanted.output, report_without_program(one));
    return {};
  }
  const temporary_directory scratch;
  const fs::path report = scratch.path() / "report.json";
  const run_request request = request_for(
      one, tools,
      {fs::absolute(wanted.program), wanted.schedules, wanted.output}, report);
  const run_result result = run(request);
  const bool answered = result.how == ended_by::exit &&
                        result.value != wrong_use && fs::exists(report);
  if (!answered)
    return {{one.source.path, one.promise.main_line,
             messages::explorer_failed(ending_text(result, request.limits)),
             messages::printed_lines(result.error)}};
  write_if_changed(wanted.output, read_file(report));
  return {};
}

}  // namespace verify
