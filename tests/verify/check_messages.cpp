#include "join.hpp"
#include "match.hpp"
#include "message_parts.hpp"
#include "messages.hpp"
#include "source.hpp"

namespace verify::messages {

// ---- How a run ended ----

std::string ended_timeout(std::chrono::milliseconds wall) {
  return join("no end within ", seconds(wall));
}
std::string ended_output(std::size_t bytes) {
  return join("more than ", std::to_string(bytes), " bytes of output");
}
std::string ended_processes(int count) {
  return join("more than ", std::to_string(count), " processes at a time");
}
std::string ended_cpu(std::chrono::seconds time) {
  return join("more than ", seconds(time), " of processor time");
}
std::string ended_memory(std::size_t bytes) {
  return join("more than ", std::to_string(bytes >> 20), " MiB of memory");
}
std::string ended_left_running(int count) {
  return join(count_of(count, "process"), " left running");
}
std::string ended_not_started(std::string_view reason) {
  return join("cannot be started: ", reason);
}
std::string ended_watcher_lost() {
  return "its watcher was lost";
}

// ---- Building ----

std::string unknown_variant(std::string_view name) {
  return join("no variant ", in_quotes(name),
              "; there are: printed, clang, tsan, asan, explored");
}
std::string unknown_need(std::string_view name) {
  return join("nothing is known about the library ", in_quotes(name),
              "; the table is in snippets/CMakeLists.txt");
}
std::string not_precompiled(std::string_view command, std::string_view said) {
  return join("the common headers do not compile: ", command, "\n", said);
}
std::string compiler_did_not_end(std::string_view command,
                                 std::string_view how) {
  return join(in_quotes(command), ": ", how);
}
std::string does_not_build(std::string_view compiler,
                           std::string_view variant) {
  return join(compiler, " does not compile this program (", variant, " build)");
}
std::string compiles_after_all(std::string_view compiler) {
  return join(compiler, " compiles this program");
}
std::string only_warns(std::string_view compiler) {
  return join(compiler, " refuses this program instead of warning");
}
std::string not_in_diagnostic(std::string_view compiler,
                              std::string_view line) {
  return join(compiler, " does not say ", in_quotes(line));
}

// ---- What a run showed ----

std::string output_differs(std::size_t line) {
  return join("output line ", std::to_string(line), " differs");
}
std::string error_differs(std::size_t line) {
  return join("standard error line ", std::to_string(line), " differs");
}
std::string ends_differently() {
  return "the program ends differently";
}
std::string no_documented_outcome(std::size_t count) {
  return join("the output is none of the ", std::to_string(count),
              " documented outcomes");
}
std::string ambiguous(int first_line, int second_line) {
  return join("the contract is ambiguous: the strands at lines ",
              std::to_string(first_line), " and ", std::to_string(second_line),
              " cannot be told apart");
}
std::string wrong_moment(std::string_view line) {
  return join("the moment of ", in_quotes(line), " differs");
}
std::string no_terminate() {
  return "standard error does not begin with 'terminate called'";
}
std::string must_not_seen(std::size_t runs) {
  return join("an outcome marked 'must' was not seen in ", std::to_string(runs),
              " runs");
}
std::string never_seen() {
  return "an outcome marked 'never' was seen";
}
std::string never_printed() {
  return "no run printed what the contract shows";
}
std::string note_never_printed(std::string_view id) {
  return join("see what it prints with 'make explore SNIPPET=", id,
              "', and write that into the contract");
}

std::string moment(std::chrono::nanoseconds time) {
  // Milliseconds, and more only where there is more.
  std::string rest =
      std::to_string(1'000'000'000 + time.count() % 1'000'000'000).substr(1);
  while (rest.size() > 3 && rest.ends_with('0')) rest.pop_back();
  return join(std::to_string(time.count() / 1'000'000'000), ".", rest, " s");
}

std::vector<std::string> expected_and_printed(
    const std::vector<std::string>& expected,
    const std::optional<std::string>& printed) {
  constexpr std::size_t shown_max = 5;
  std::vector<std::string> details;
  for (const std::string& line : expected) {
    if (details.size() == shown_max) {
      details.push_back(join("  or:       one of ",
                             std::to_string(expected.size() - shown_max),
                             " more"));
      break;
    }
    details.push_back(
        join(details.empty() ? "  expected: " : "  or:       ", line));
  }
  if (expected.empty()) details.push_back("  expected: the end of the output");
  details.push_back(
      join("  printed:  ", printed ? *printed : "the end of the output"));
  return details;
}
std::vector<std::string> expected_and_found(std::string_view expected,
                                            std::string_view found) {
  return {join("  expected: ", expected), join("  found:    ", found)};
}
std::vector<std::string> newline_missing(std::string_view line) {
  return {join("  expected: ", line),
          join("  printed:  ", line, " (without its newline)")};
}
std::vector<std::string> printed_lines(const std::string& output) {
  constexpr std::size_t shown_max = 20;
  std::vector<std::string> details;
  for (const std::string& line : split_lines(output)) {
    if (details.size() == shown_max) {
      details.push_back("            ...");
      break;
    }
    details.push_back(join(details.empty() ? "  printed:  " : "            ",
                           printable(line)));
  }
  if (details.empty()) details.push_back("  printed:  nothing");
  return details;
}

std::string native_run(bool one_cpu, bool loaded) {
  return join("  run:      on ", one_cpu ? "one processor" : "all processors",
              loaded ? ", under load" : ", alone");
}
std::string clang_run() {
  return "  run:      compiled by clang";
}
std::string sanitized_run(std::string_view tool) {
  return join("  run:      under ", tool);
}
std::string schedule(std::string_view id, std::string_view strategy, long seed,
                     int preemptions) {
  return join("  schedule: ", strategy, " seed ", std::to_string(seed), " (",
              count_of(preemptions, "preemption"),
              "); replay: make explore SNIPPET=", id,
              " SEED=", std::to_string(seed));
}
std::string searched_schedule(std::string_view id, std::string_view search,
                              int preemptions) {
  return join("  schedule: found by the search (",
              count_of(preemptions, "preemption"),
              "); again: make explore SNIPPET=", id, " ", search);
}
std::string place(std::string_view file, int line, std::string_view what) {
  return join("  ", file, ":", std::to_string(line), " ", what);
}
std::string note_bless(std::string_view id) {
  return join("if the program is right, run 'make bless SNIPPET=", id, "'");
}

// ---- What a tool found, or did not ----

std::string sanitizer_found(std::string_view tool, std::string_view kind) {
  return join(tool, " reports: ", kind);
}
std::string not_caught(std::string_view tool, std::string_view failure) {
  return join(tool, " does not report the ", failure, " in this file");
}
std::string was_not_built(std::string_view tool) {
  return join("there is no program for ", tool);
}
std::string exemption_not_needed(std::string_view tool) {
  return join("the exemption from ", tool, " is not needed");
}
std::string explorer_found(std::string_view kind, std::string_view message) {
  return join("the explorer finds: ", kind, message.empty() ? "" : ": ",
              message);
}
std::string failure_not_found(std::string_view failure, long schedules) {
  return join("no ", failure, " in ", grouped(schedules),
              schedules == 1 ? " schedule" : " schedules");
}
std::string luck_not_documented() {
  return "a schedule prints what the contract does not allow for";
}
std::string never_failed(std::string_view failure) {
  return join("no check showed the ", failure);
}
std::string outcome_not_reached(std::size_t number, long schedules) {
  return join("outcome ", std::to_string(number), " was not reached in ",
              grouped(schedules), schedules == 1 ? " schedule" : " schedules");
}
std::string not_controlled() {
  return "the explorer cannot control this program";
}
std::string not_controlled_by(std::string_view call, std::string_view why) {
  return join(call, call.empty() || why.empty() ? "" : ": ", why);
}
std::string note_exempt_explorer() {
  return "if that is as it must be, write '// Not under (explorer): reason'";
}
std::string not_searched() {
  return "the schedules of the reduced program were not searched";
}
std::string search_without_end() {
  return "the search of the reduced program did not see all its schedules";
}
std::string note_smaller() {
  return "give 'Reduced' smaller numbers, until the search comes to its end";
}
std::string note_correct() {
  return "if the program is right, correct the lines of 'Reduced'";
}
std::string no_solution(std::string_view path) {
  return join("an exercise needs its solution ", in_quotes(path));
}
std::string solved_already(std::string_view path) {
  return join("the exercise is already solved: this program does all that ",
              in_quotes(path), " promises");
}

std::string explorer_failed(std::string_view how) {
  return join("the explorer gave no report: ", how);
}
std::string not_linked_with_explorer() {
  return "it cannot be linked with the explorer";
}

// ---- Blessing ----

std::string nothing_to_bless() {
  return "the contract says what the program prints";
}
std::string differs_from_run_to_run() {
  return "the program does not print the same in every run; that cannot be "
         "blessed";
}
std::string cannot_bless_kind(std::string_view title) {
  return join(
      "'bless' rewrites Output, Unordered output and Timed output, not ",
      in_quotes(title));
}
std::string cannot_bless_silence() {
  return "the program prints nothing; write '// Output: none' instead";
}
std::string cannot_bless_strands() {
  return "which line belongs to which strand only the author knows; rewrite "
         "this contract by hand";
}
std::string cannot_bless_stages() {
  return "the number of lines has changed, and which stage they belong to only "
         "the author knows; rewrite this contract by hand";
}
std::string cannot_bless_line(std::string_view line) {
  return join("no contract can hold the line ", in_quotes(line));
}

}  // namespace verify::messages
