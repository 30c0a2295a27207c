#include "messages.hpp"

#include "contract.hpp"
#include "join.hpp"
#include "match.hpp"
#include "source.hpp"

namespace verify::messages {
namespace {

/// A subject stands in single quotes.
std::string in_quotes(std::string_view subject) {
  return join("'", subject, "'");
}

std::string at_line(int line) {
  return join("line ", std::to_string(line));
}

/// "1.5 s".
std::string seconds(std::chrono::milliseconds time) {
  std::string text = std::to_string(time.count() / 1000);
  if (const auto rest = time.count() % 1000; rest != 0) {
    std::string digits = std::to_string(1000 + rest).substr(1);
    digits.erase(digits.find_last_not_of('0') + 1);
    text += "." + digits;
  }
  return text + " s";
}

/// "1,000".
std::string grouped(long number) {
  std::string text = std::to_string(number);
  for (std::size_t at = text.size(); at > 3;) text.insert(at -= 3, ",");
  return text;
}

/// "0 %", "12 %"; never rounded to certainty.
std::string percent(double chance) {
  const auto whole = static_cast<int>(chance * 100 + 0.5);
  if (chance > 0 && whole == 0) return "below 1 %";
  if (chance < 1 && whole == 100) return "above 99 %";
  return join(std::to_string(whole), " %");
}

/// "1 process", "2 processes".
std::string count_of(int count, const std::string& one) {
  const std::string plural = one.ends_with('s') ? one + "es" : one + "s";
  return join(std::to_string(count), " ", count == 1 ? one : plural);
}

}  // namespace

// ---- Files ----

std::string cannot_read(std::string_view path) {
  return join("cannot read ", in_quotes(path));
}
std::string cannot_write(std::string_view path) {
  return join("cannot write ", in_quotes(path));
}
std::string carriage_return() {
  return "the line ends in a carriage return; lines end in a newline only";
}
std::string not_utf8() {
  return "the line is not UTF-8";
}
std::string no_opening_comment() {
  return "the file does not open with a comment that says what happens and "
         "what to notice";
}
std::string outside_snippets(std::string_view path) {
  return join("no snippet: ", in_quotes(path),
              " is not snippets/<topic>/<name>.cpp");
}

// ---- Regions ----

std::string marker_not_alone() {
  return "a region marker stands alone on its line";
}
std::string marker_in_contract() {
  return "a region marker stands inside the contract";
}
std::string bad_region_name(std::string_view line) {
  const std::size_t start = line.find_first_not_of(" \t");
  return join(in_quotes(line.substr(start)),
              " is no region marker: write '//> name', lower-case words joined "
              "by '-'");
}
std::string region_opened_twice(std::string_view name, int line) {
  return join("region ", in_quotes(name), " exists already (opened at ",
              at_line(line), ")");
}
std::string region_not_open(std::string_view name) {
  return join("no region is open, got ", in_quotes(join("//< ", name)));
}
std::string region_crossed(std::string_view open, int line,
                           std::string_view name) {
  return join("expected ", in_quotes(join("//< ", open)), " (opened at ",
              at_line(line), "), got ", in_quotes(join("//< ", name)));
}
std::string region_not_closed(std::string_view name) {
  return join("region ", in_quotes(name), " is never closed");
}
std::string region_empty(std::string_view name) {
  return join("region ", in_quotes(name), " is empty");
}

// ---- The contract's sections ----

std::string no_contract() {
  return "no contract: the file must end with a comment that begins "
         "'// Output:' or the like";
}
std::string no_main_header() {
  return "no main section: the contract must say '// Output:' or the like";
}
std::string header_outside(std::string_view line) {
  return join(in_quotes(line),
              " stands outside the closing comment (is an empty line in the "
              "contract? write '//')");
}
std::string header_indented(std::string_view line) {
  return join(in_quotes(line), " must begin at column 1");
}
std::string no_header(std::string_view line, std::string_view meant) {
  return join(in_quotes(line),
              " looks like a header and is none; did you mean ",
              in_quotes(meant), "?");
}
std::string wrong_order(std::string_view name, std::string_view last) {
  return join(in_quotes(name), " stands before ", in_quotes(last),
              ", not after it");
}
std::string twice(std::string_view name) {
  return join(in_quotes(name), " stands here a second time");
}
std::string second_main(std::string_view first, std::string_view second) {
  return join("a contract has one main section: ", in_quotes(first), " or ",
              in_quotes(second));
}
std::string lines_after(std::string_view name) {
  return join(in_quotes(name), " is one line; nothing belongs below it");
}
std::string text_after_header(std::string_view name) {
  return join("the text of ", in_quotes(name),
              " begins on the next line, behind '//' and three spaces");
}
std::string nothing_after(std::string_view name) {
  return join(in_quotes(name), " names nothing");
}
std::string bad_need(std::string_view need) {
  return join(in_quotes(need), " is no name of a library");
}
std::string bad_argument(std::string_view argument) {
  return join("a shell would change the argument ", in_quotes(argument));
}
std::string bad_through(std::string_view rest) {
  return join("output goes through 'pipe' or 'terminal', not ",
              in_quotes(rest));
}
std::string lines_after_none() {
  return "'none' means that there are no lines";
}
std::string no_lines(std::string_view name) {
  std::string text = join(in_quotes(name), " has no lines");
  if (name == "Output") text += "; a silent program says '// Output: none'";
  return text;
}
std::string unknown_failure(std::string_view name) {
  return join("no failure ", in_quotes(name), "; there are: ", failure_names());
}
std::string unknown_compiler(std::string_view name) {
  return join("no compiler ", in_quotes(name), "; there are: g++, clang");
}
std::string bad_ends(std::string_view rest) {
  return join(
      "a program ends with 'exit 1' to 'exit 255' or 'signal "
      "SIGABRT', not ",
      in_quotes(rest));
}
std::string ends_is_default() {
  return "'exit 0' is what a contract means without 'Ends'";
}
std::string unknown_signal(std::string_view name) {
  return join("no signal ", in_quotes(name));
}
std::string bad_parameter(std::string_view text) {
  return join("expected 'name = number', got ", in_quotes(text));
}
std::string no_such_constant(std::string_view name) {
  return join("no 'constexpr' integer ", in_quotes(name), " in this file");
}
std::string unknown_tool(std::string_view name) {
  return join("no tool ", in_quotes(name),
              "; there are: explorer, tsan, asan, clang");
}
std::string reason_missing() {
  return "an exemption needs its reason behind the colon";
}
std::string not_beside(std::string_view name, std::string_view title) {
  return join(in_quotes(name), " means nothing beside ", in_quotes(title));
}

// ---- The contract's lines ----

std::string no_contract_line(std::string_view line) {
  return join(in_quotes(line),
              " is no line of a contract: '//' and exactly three spaces, or a "
              "separator");
}
std::string trailing_blanks() {
  return "a line of a contract cannot end in blanks";
}
std::string unknown_placeholder(std::string_view text) {
  return join("no placeholder ", in_quotes(text),
              "; there are: <pid>, <number>, <number 0..4>, <ms>, <address>, "
              "<text>, each also named as in <pid:child>; a literal '<' is "
              "written '\\<'");
}
std::string stray_separator(std::string_view line) {
  return join(in_quotes(line), " has nothing to separate");
}
std::string no_strands_here() {
  return "'// |' has no meaning here: only lines that keep their order have "
         "strands";
}
std::string no_stages_in_timed() {
  return "'// ---' has no meaning here: timed lines keep their order";
}
std::string together_alone() {
  return "'// | together' has no other strand beside it";
}
std::string moment_missing() {
  return "a timed line begins with its moment, such as '[1.0 s] '";
}
std::string moment_goes_back() {
  return "the moment lies before the one above";
}
std::string or_outside_outcomes() {
  return "'// or' separates outcomes; the header must be '// Outcomes:'";
}
std::string or_beside_marks() {
  return "measured outcomes are separated by their marks, not by '// or'";
}
std::string one_outcome() {
  return "one outcome alone is '// Output:'; others follow '// or'";
}
std::string mark_missing() {
  return "a measured outcome begins with '// must', '// may' or '// never'";
}
std::string mark_outside_measured() {
  return "marks belong to measured outcomes; the header must be '// Measured "
         "outcomes:'";
}
std::string only_lines_here() {
  return "only plain lines stand here: no strands, no stages";
}

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

// ---- What was checked, for the evidence ----

std::string compiles() {
  return "compiles without a warning";
}
std::string says_so() {
  return "says what the contract says";
}
std::string ran(int runs, ran_how judged) {
  std::string_view how;
  if (judged == ran_how::recorded) how = ", not judged";
  if (judged == ran_how::timed)
    how = "; moments judged where nothing disturbed the run";
  if (runs == 1) return join("ran once: it takes longer than a second", how);
  return join("ran ", std::to_string(runs),
              " times: on one core and on all, alone and under load", how);
}
std::string clang_matches() {
  return "clang's program prints the same";
}
std::string clang_compiles() {
  return "compiles without a warning";
}
std::string silent(std::string_view tool) {
  return join(tool, " reports nothing");
}
std::string caught(std::string_view tool, std::string_view failure) {
  return join(tool, " reports the ", failure, " in this listing");
}
std::string not_judged(std::string_view tool) {
  return join(tool, " is not asked about this");
}
std::string not_explored() {
  return "not explored yet";
}
std::string searched(long schedules, std::string_view size) {
  return join("with ", size, ": ", explored_all(schedules));
}
std::string explored_single() {
  return "one thread, so there is one schedule only";
}
std::string explored_all(long schedules) {
  return schedules == 1
             ? "the one schedule there is"
             : join("all ", grouped(schedules), " inequivalent schedules");
}
std::string explored_bounded(long schedules) {
  return join("all ", grouped(schedules),
              " schedules with few preemptions; not those with more");
}
std::string explored_sample(long schedules, const std::vector<double>& missed) {
  std::string text = join("0 of ", grouped(schedules),
                          " sampled schedules break the contract");
  for (std::size_t depth = 1; depth <= missed.size(); ++depth)
    text += join(depth == 1 ? "; chance of having missed a bug of depth "
                            : ", of depth ",
                 std::to_string(depth), ": ", percent(missed[depth - 1]));
  return text;
}
std::string failure_found(std::string_view failure, long count,
                          long schedules) {
  return join(failure, " in ", grouped(count), " of ", grouped(schedules),
              schedules == 1 ? " schedule" : " schedules");
}

// ---- The verification line ----

std::string line_refused(std::string_view compilers, bool only_warns) {
  return join(only_warns ? "warned about by " : "refused by ", compilers);
}
std::string line_single() {
  return "one thread, one schedule";
}
std::string line_schedules(long schedules, std::string_view verdict) {
  const std::string count = grouped(schedules);
  if (verdict == "exhaustive")
    return schedules == 1 ? "its one schedule"
                          : join("all ", count, " inequivalent schedules");
  if (verdict == "bounded")
    return join("all ", count, " schedules with few preemptions");
  return join(count, schedules == 1 ? " schedule " : " schedules ", verdict);
}
std::string line_searched(std::string_view reduced_size,
                          std::string_view schedules,
                          std::string_view full_size) {
  return join("exhaustive at ", reduced_size, " · ", schedules, " at ",
              full_size);
}
std::string line_silent(std::string_view tools) {
  return join("silent under ", tools);
}
std::string line_caught(std::string_view tools) {
  return join("caught by ", tools);
}
std::string line_exempt(std::string_view tool, std::string_view reason) {
  return join("not under ", tool, ": ", reason);
}

}  // namespace verify::messages
