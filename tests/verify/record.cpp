#include "record.hpp"

#include <algorithm>

#include "check_explored.hpp"
#include "check_searched.hpp"
#include "evidence.hpp"
#include "exercise.hpp"
#include "files.hpp"
#include "join.hpp"
#include "judge.hpp"
#include "messages.hpp"
#include "native.hpp"
#include "proof.hpp"
#include "variants.hpp"

namespace verify {
namespace fs = std::filesystem;
namespace {

fs::path program_of(const record_paths& paths, variant which) {
  return join(paths.programs.string(), ".", to_text(which));
}

checked check_compiled(const snippet& one, const build_record& build) {
  const contract& promise = one.promise;
  checked result{{"compiles", "g++ " + build.compiler_version, "passed",
                  messages::compiles()}};
  if (promise.runs()) return result;
  result.line.verdict = to_text(promise.kind);
  result.line.words = messages::says_so();
  return result;
}

checked check_clang_diagnostic(const snippet& one, const build_record& build) {
  if (!one.promise.diagnostic_of(compiler_name::clang))
    return {{"clang", "clang", "not judged", messages::not_judged("clang")}};
  return {{"clang", "clang " + build.compiler_version,
           std::string(to_text(one.promise.kind)), messages::says_so()}};
}

/// Whether this end is one of a program that hangs.
bool never_ended(const std::string& ends) {
  return !ends.starts_with("exit ") && !ends.starts_with("signal ");
}

/// What a failing program is documented to print must have been printed, or
/// the page would show a text that nothing has shown.
problems check_shown(const snippet& one, const findings& all) {
  const contract& promise = one.promise;
  if (!promise.fails || promise.bodies.front().stages.empty()) return {};
  const bool stuck = promise.fails_by(failure_family::stuck);
  if (!stuck && !promise.fails_by(failure_family::race) &&
      !promise.fails_by(failure_family::lock_order))
    return {};
  std::optional<std::string> first;
  bool shown = false;
  const auto look = [&](const std::string& output, const std::string& ends) {
    if (stuck && !never_ended(ends)) return;
    if (!first) first = output;
    shown = shown || output_matches(promise, output);
  };
  for (const checked& each : all.checks)
    for (const recorded_run& run : each.runs) look(run.result.output, run.ends);
  if (all.explored)
    for (const explored_outcome& outcome : all.explored->outcomes)
      look(outcome.seen.output, outcome.seen.ends);
  // A program that hung nowhere has shown nothing to compare.
  if (shown || !first) return {};
  return {{one.source.path, promise.main_line, messages::never_printed(),
           difference(promise.bodies.front(), *first),
           messages::note_never_printed(one.id)}};
}

/// A search that did not come to its end is no evidence.
void add_search(const snippet& one, std::optional<explored_report> report,
                findings& all) {
  // Of one thread there is one schedule, and that was explored.
  if (all.explored && all.explored->single_threaded && !one.promise.reduced)
    return;
  std::optional<checked> line = check_searched(one, report);
  if (!line) return;
  all.checks.push_back(*std::move(line));
  all.searched = std::move(report);
}

findings find_out(const snippet& one, const record_paths& paths) {
  findings all;
  for (variant which :
       {variant::printed, variant::clang, variant::tsan, variant::asan})
    all.builds[which] =
        read_build_record(join(program_of(paths, which).string(), ".json"));
  const build_record& printed = all.builds[variant::printed];
  const build_record& clang = all.builds[variant::clang];
  all.checks.push_back(check_compiled(one, printed));
  if (!one.promise.runs()) {
    all.checks.push_back(check_clang_diagnostic(one, clang));
    return all;
  }
  all.explored = read_explored(paths.explored);
  all.checks.push_back(check_native(one, program_of(paths, variant::printed)));
  // What fails as a reader would run it would fail everywhere else, too.
  if (!all.checks.back().found.empty()) return all;
  all.checks.push_back(check_explored(one, all.explored));
  // What a tool says of a program that it cannot judge is no evidence.
  if (one.promise.exemption_from(tool_name::explorer))
    all.explored.reset();
  else
    add_search(one, read_explored(paths.searched), all);
  const auto begin = [&](tool_name tool, variant which) {
    return begin_sanitizer(one, tool, program_of(paths, which),
                           all.builds[which]);
  };
  begun_check thread = begin(tool_name::tsan, variant::tsan);
  begun_check address = begin(tool_name::asan, variant::asan);
  begun_check other =
      begin_clang(one, program_of(paths, variant::clang), clang);
  checked by_thread = thread.get();
  checked by_address = address.get();
  settle_sanitizers(one, by_thread, by_address);
  all.checks.push_back(std::move(by_thread));
  all.checks.push_back(std::move(by_address));
  all.checks.push_back(other.get());
  return all;
}

fs::path run_record_of(const fs::path& evidence) {
  return fs::path(evidence).replace_extension(".run.json");
}

}  // namespace

problems record(const snippet& one, const record_paths& paths) {
  const findings all = find_out(one, paths);
  problems found;
  for (const checked& each : all.checks)
    found.insert(found.end(), each.found.begin(), each.found.end());
  // A check that misses the failure has said so already.
  if (found.empty()) found = check_proof(one, all);
  std::ranges::move(check_shown(one, all), std::back_inserter(found));
  std::ranges::move(check_exercise(one, paths.programs),
                    std::back_inserter(found));
  if (!found.empty()) {
    fs::remove(paths.output);
    fs::remove(run_record_of(paths.output));
    return found;
  }
  write_if_changed(paths.output, evidence_text(one, all));
  write_if_changed(run_record_of(paths.output), run_record_text(one, all));
  return found;
}

}  // namespace verify
