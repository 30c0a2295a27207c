#include "bless.hpp"

#include <ostream>

#include "files.hpp"
#include "join.hpp"
#include "judge.hpp"
#include "messages.hpp"
#include "native.hpp"

namespace verify {
namespace {

constexpr int runs_to_agree = 3;

std::vector<printed_line> lines_of(const run_result& result) {
  const std::vector<std::chrono::nanoseconds> moments = line_moments(result);
  std::vector<printed_line> lines;
  for (std::string& text : split_lines(result.output)) {
    const std::size_t index = lines.size();
    lines.push_back({std::move(text), index < moments.size()
                                          ? moments[index]
                                          : result.duration});
  }
  return lines;
}

/// Everything about the run that blessing cannot change.
problems check_unblessable(const snippet& one, const observation& seen) {
  problems found;
  for (problem& each : judge(one, seen, timing::ignored)) {
    const bool is_output = each.note == messages::note_bless(one.id);
    if (!is_output) found.push_back(std::move(each));
  }
  return found;
}

/// The source with the main section's lines replaced.
std::string rewritten(const snippet& one,
                      const std::vector<std::string>& lines) {
  const contract& promise = one.promise;
  std::string text;
  for (int number = 1; number <= one.source.line_count(); ++number) {
    if (number > promise.main_line && number <= promise.last_line) continue;
    if (number != promise.main_line) {
      text += join(one.source.line(number), "\n");
      continue;
    }
    const bool silent = lines.empty();
    text += join("// ", title_of(promise), silent ? ": none\n" : ":\n");
    for (const std::string& line : lines) text += join(line, "\n");
  }
  return text;
}

std::string difference(const std::string& path, const std::string& before,
                       const std::string& after) {
  const temporary_directory scratch;
  write_file(scratch.path() / "before", before);
  write_file(scratch.path() / "after", after);
  run_request request{.program = "/usr/bin/diff"};
  request.arguments = {
      "-u",     "--label", path, "--label", join(path, " (blessed)"),
      "before", "after"};
  request.terminal = false;
  request.directory = scratch.path();
  return run(request).output;
}

}  // namespace

problems bless(const snippet& one, const std::filesystem::path& program,
               std::ostream& shown) {
  const contract& promise = one.promise;
  if (!can_bless(promise.kind))
    return {{one.source.path, promise.main_line,
             messages::cannot_bless_kind(title_of(promise))}};
  problems found;
  const run_request request =
      request_for(one, std::filesystem::absolute(program));
  std::vector<std::string> lines;
  run_result result;
  for (int i = 0; i < runs_to_agree; ++i) {
    result = run(request);
    found = check_unblessable(one, observe(result, request.limits));
    if (!found.empty()) return found;
    const std::vector<std::string> before = std::move(lines);
    lines = blessed_lines(one, lines_of(result), found);
    if (!found.empty()) return found;
    if (i > 0 && lines != before)
      return {{one.source.path, promise.main_line,
               messages::differs_from_run_to_run()}};
  }
  const std::string text = rewritten(one, lines);
  if (text == one.source.bytes) {
    shown << messages::nothing_to_bless() << '\n';
    return {};
  }
  const std::optional<snippet> after =
      parse_snippet(one.source.path, text, found);
  if (!after) return found;
  found = judge(*after, observe(result, request.limits), timing::ignored);
  if (!found.empty()) return found;
  shown << difference(one.source.path, one.source.bytes, text);
  write_file(one.source.path, text);
  return {};
}

}  // namespace verify
