#include "evidence.hpp"

#include <algorithm>
#include <set>

#include "diagnostic.hpp"
#include "files.hpp"
#include "join.hpp"
#include "messages.hpp"
#include "sanitizer.hpp"
#include "snippet_json.hpp"
#include "variants.hpp"

namespace verify {
namespace {

json headers_to_json(const findings& all) {
  std::set<std::string> paths;
  for (const auto& [which, build] : all.builds)
    paths.insert(build.headers.begin(), build.headers.end());
  json result = json::object();
  for (const std::string& path : paths) result[path] = sha256(read_file(path));
  return result;
}

json checks_to_json(const findings& all) {
  json result = json::array();
  for (const checked& one : all.checks) {
    json line{{"name", one.line.name}};
    if (!one.line.tool.empty()) line["tool"] = one.line.tool;
    line["verdict"] = one.line.verdict;
    line["words"] = one.line.words;
    result.push_back(std::move(line));
  }
  return result;
}

json commands_to_json(const snippet& one, const findings& all) {
  json result{{"compile", all.builds.at(variant::printed).command}};
  if (!one.promise.runs()) return result;
  std::string command = join("./", one.name);
  for (const std::string& argument : one.promise.arguments)
    command += join(" ", argument);
  result["run"] = command;
  return result;
}

json compilers_to_json(const findings& all) {
  json result{{"g++", all.builds.at(variant::printed).compiler_version}};
  const std::string& clang = all.builds.at(variant::clang).compiler_version;
  if (!clang.empty()) result["clang"] = clang;
  return result;
}

/// What the compiler said, for a contract that is about it.
json compiler_diagnostic(const snippet& one, const findings& all) {
  const compiler_name compiler = one.promise.diagnostics.front().compiler;
  const variant which =
      compiler == compiler_name::gxx ? variant::printed : variant::clang;
  return {{"tool", to_text(compiler)},
          {"text", all.builds.at(which).diagnostic}};
}

/// The report that proves undefined behaviour. Which of two racing accesses
/// ThreadSanitizer names is luck, so races are left to the explorer.
json sanitizer_diagnostic(const snippet& one, const findings& all) {
  for (const checked& each : all.checks) {
    if (each.line.verdict != "caught" || each.line.name != "asan") continue;
    const std::vector<sanitizer_report> reports =
        find_reports(each.runs.back().result.error);
    const sanitizer_report* proof = find_proof(one, reports);
    if (!proof) continue;
    const std::string kind = proof->kind.substr(0, proof->kind.find(" on "));
    std::string text = join("ERROR: ", proof->tool, ": ", kind);
    for (const code_place& place : places_in(*proof, one.source.path))
      text +=
          join("\n", messages::place(place.file, place.line, place.function));
    return {{"tool", proof->tool}, {"text", text}};
  }
  return nullptr;
}

json explorer_diagnostic(const snippet& one, const findings& all) {
  if (!one.promise.fails || !all.explored) return nullptr;
  for (const explored_finding& finding : all.explored->findings) {
    std::string text = join(finding.kind, ": ", finding.message);
    for (const std::string& place : finding.places) text += join("\n", place);
    return {{"tool", "explorer"}, {"text", text}};
  }
  return nullptr;
}

json diagnostic_to_json(const snippet& one, const findings& all) {
  if (!one.promise.runs()) return compiler_diagnostic(one, all);
  if (json report = sanitizer_diagnostic(one, all); !report.is_null())
    return report;
  return explorer_diagnostic(one, all);
}

json run_to_json(const recorded_run& run) {
  return {
      {"variant", run.variant},
      {"cpu", run.one_cpu ? "one" : "all"},
      {"load", run.loaded},
      {"moments_judged", run.moments_judged},
      {"ends", run.ends},
      {"seconds", std::chrono::duration<double>(run.result.duration).count()},
      {"disturbed_seconds",
       std::chrono::duration<double>(run.result.disturbance).count()},
      {"output", run.result.output},
      {"error", run.result.error},
  };
}

}  // namespace

std::string snippet_text(const snippet& one) {
  return to_text(to_json(one));
}

std::string evidence_text(const snippet& one, const findings& all) {
  json result = to_json(one);
  // Beside the source's own hash.
  json evidence;
  for (const auto& [key, value] : result.items()) {
    evidence[key] = value;
    if (key == "sha256") evidence["headers"] = headers_to_json(all);
  }
  evidence["shown"] = shown_output(one.promise);
  evidence["commands"] = commands_to_json(one, all);
  evidence["compilers"] = compilers_to_json(all);
  evidence["checks"] = checks_to_json(all);
  evidence["line"] = verification_line(one, all);
  evidence["diagnostic"] = diagnostic_to_json(one, all);
  evidence["explored"] = all.explored ? json::parse(all.explored->raw) : json();
  evidence["searched"] = all.searched ? json::parse(all.searched->raw) : json();
  return to_text(evidence);
}

std::string run_record_text(const snippet& one, const findings& all) {
  json runs = json::array();
  std::map<std::string, int> outputs;
  for (const checked& each : all.checks)
    for (const recorded_run& run : each.runs) {
      runs.push_back(run_to_json(run));
      if (run.variant == "printed") ++outputs[run.result.output];
    }
  json counts = json::array();
  for (const auto& [output, count] : outputs)
    counts.push_back({{"output", output}, {"count", count}});
  const json result{{"schema", 1},
                    {"snippet", one.id},
                    {"native_outputs", std::move(counts)},
                    {"runs", std::move(runs)}};
  return to_text(result);
}

}  // namespace verify
