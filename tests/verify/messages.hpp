#ifndef COURSE_VERIFY_MESSAGES_HPP
#define COURSE_VERIFY_MESSAGES_HPP

#include <chrono>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// Every text that `verify` shows to a person, so that they can be read
/// together. Only the contract in words has a file of its own.
namespace verify::messages {

// ---- Files ----
std::string cannot_read(std::string_view path);
std::string cannot_write(std::string_view path);
std::string carriage_return();
std::string not_utf8();
std::string no_opening_comment();
std::string outside_snippets(std::string_view path);

// ---- Regions ----
std::string marker_not_alone();
std::string marker_in_contract();
std::string bad_region_name(std::string_view line);
std::string region_opened_twice(std::string_view name, int line);
std::string region_not_open(std::string_view name);
std::string region_crossed(std::string_view open, int line,
                           std::string_view name);
std::string region_not_closed(std::string_view name);
std::string region_empty(std::string_view name);

// ---- The contract's sections ----
std::string no_contract();
std::string no_main_header();
std::string header_outside(std::string_view line);
std::string header_indented(std::string_view line);
std::string no_header(std::string_view line, std::string_view meant);
std::string wrong_order(std::string_view name, std::string_view last);
std::string twice(std::string_view name);
std::string second_main(std::string_view first, std::string_view second);
std::string lines_after(std::string_view name);
std::string text_after_header(std::string_view name);
std::string nothing_after(std::string_view name);
std::string bad_need(std::string_view need);
std::string bad_argument(std::string_view argument);
std::string bad_through(std::string_view rest);
std::string lines_after_none();
std::string no_lines(std::string_view name);
std::string unknown_failure(std::string_view name);
std::string unknown_compiler(std::string_view name);
std::string bad_ends(std::string_view rest);
std::string ends_is_default();
std::string unknown_signal(std::string_view name);
std::string bad_parameter(std::string_view text);
std::string no_such_constant(std::string_view name);
std::string unknown_tool(std::string_view name);
std::string reason_missing();
std::string not_beside(std::string_view name, std::string_view title);

// ---- The contract's lines ----
std::string no_contract_line(std::string_view line);
std::string trailing_blanks();
std::string unknown_placeholder(std::string_view text);
std::string stray_separator(std::string_view line);
std::string no_strands_here();
std::string no_stages_in_timed();
std::string together_alone();
std::string moment_missing();
std::string moment_goes_back();
std::string or_outside_outcomes();
std::string or_beside_marks();
std::string one_outcome();
std::string mark_missing();
std::string mark_outside_measured();
std::string only_lines_here();

// ---- How a run ended ----
std::string ended_timeout(std::chrono::milliseconds wall);
std::string ended_output(std::size_t bytes);
std::string ended_processes(int count);
std::string ended_cpu(std::chrono::seconds time);
std::string ended_memory(std::size_t bytes);
std::string ended_left_running(int count);
std::string ended_not_started(std::string_view reason);
std::string ended_watcher_lost();

// ---- Building ----
std::string unknown_variant(std::string_view name);
std::string unknown_need(std::string_view name);
std::string not_precompiled(std::string_view command, std::string_view said);
std::string compiler_did_not_end(std::string_view command,
                                 std::string_view how);
std::string does_not_build(std::string_view compiler, std::string_view variant);
std::string compiles_after_all(std::string_view compiler);
std::string only_warns(std::string_view compiler);
std::string not_in_diagnostic(std::string_view compiler, std::string_view line);

// ---- What a run showed ----
std::string output_differs(std::size_t line);
std::string error_differs(std::size_t line);
std::string ends_differently();
std::string no_documented_outcome(std::size_t count);
std::string ambiguous(int first_line, int second_line);
std::string wrong_moment(std::string_view line);
std::string no_terminate();
std::string must_not_seen(std::size_t runs);
std::string never_seen();
std::string never_printed();
std::string note_never_printed(std::string_view id);
/// "1.05 s".
std::string moment(std::chrono::nanoseconds time);
std::vector<std::string> expected_and_printed(
    const std::vector<std::string>& expected,
    const std::optional<std::string>& printed);
std::vector<std::string> expected_and_found(std::string_view expected,
                                            std::string_view found);
std::vector<std::string> newline_missing(std::string_view line);
std::vector<std::string> printed_lines(const std::string& output);
std::string native_run(bool one_cpu, bool loaded);
std::string clang_run();
std::string sanitized_run(std::string_view tool);
std::string schedule(std::string_view id, std::string_view strategy, long seed,
                     int preemptions);
std::string searched_schedule(std::string_view id, std::string_view search,
                              int preemptions);
std::string place(std::string_view file, int line, std::string_view what);
std::string note_bless(std::string_view id);

// ---- What a tool found, or did not ----
std::string sanitizer_found(std::string_view tool, std::string_view kind);
std::string not_caught(std::string_view tool, std::string_view failure);
std::string was_not_built(std::string_view tool);
std::string exemption_not_needed(std::string_view tool);
std::string explorer_found(std::string_view kind, std::string_view message);
std::string failure_not_found(std::string_view failure, long schedules);
std::string luck_not_documented();
std::string never_failed(std::string_view failure);
std::string outcome_not_reached(std::size_t number, long schedules);
std::string not_controlled();
std::string not_controlled_by(std::string_view call, std::string_view why);
std::string note_exempt_explorer();
std::string not_searched();
std::string search_without_end();
std::string note_smaller();
std::string note_correct();
std::string no_solution(std::string_view path);
std::string solved_already(std::string_view path);

std::string explorer_failed(std::string_view how);
std::string not_linked_with_explorer();

// ---- Blessing ----
std::string nothing_to_bless();
std::string differs_from_run_to_run();
std::string cannot_bless_kind(std::string_view title);
std::string cannot_bless_silence();
std::string cannot_bless_strands();
std::string cannot_bless_stages();
std::string cannot_bless_line(std::string_view line);

// ---- What was checked, for the evidence ----
std::string compiles();
std::string says_so();
/// What the runs were held against: the contract, its moments as well, or
/// nothing.
enum class ran_how { judged, timed, recorded };
std::string ran(int runs, ran_how how);
std::string clang_matches();
std::string clang_compiles();
std::string silent(std::string_view tool);
std::string caught(std::string_view tool, std::string_view failure);
std::string not_judged(std::string_view tool);
std::string not_explored();
std::string searched(long schedules, std::string_view size);
std::string explored_single();
std::string explored_all(long schedules);
std::string explored_bounded(long schedules);
std::string explored_sample(long schedules, const std::vector<double>& missed);
std::string failure_found(std::string_view failure, long count, long schedules);

// ---- The verification line ----
std::string line_refused(std::string_view compilers, bool only_warns);
std::string line_single();
std::string line_schedules(long schedules, std::string_view verdict);
std::string line_searched(std::string_view reduced_size,
                          std::string_view schedules,
                          std::string_view full_size);
std::string line_silent(std::string_view tools);
std::string line_caught(std::string_view tools);
std::string line_exempt(std::string_view tool, std::string_view reason);

}  // namespace verify::messages

#endif
