#include "contract.hpp"
#include "join.hpp"
#include "message_parts.hpp"
#include "messages.hpp"

namespace verify::messages {

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

}  // namespace verify::messages
