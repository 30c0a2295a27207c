#include <nlohmann/json.hpp>

#include "decisions.hpp"
#include "report.hpp"
#include "words.hpp"

namespace explorer {
namespace {

using json = nlohmann::ordered_json;

// A longer list would drown the report; the seed replays it all the same.
constexpr std::size_t decisions_shown = 500;

// "…/programs/locks/counter.explored" is the snippet locks/counter, and so is
// the source "snippets/locks/counter.cpp".
std::string program_name(const options& wanted) {
  if (!wanted.source.empty()) {
    const std::string name = wanted.source.substr(0, wanted.source.rfind('.'));
    return name.starts_with("snippets/") ? name.substr(9) : name;
  }
  std::string name = wanted.program;
  const std::size_t folder = name.rfind("programs/");
  if (folder != std::string::npos) name = name.substr(folder + 9);
  constexpr char suffix[] = ".explored";
  if (name.ends_with(suffix)) name.resize(name.size() - sizeof suffix + 1);
  return name;
}

json as_json(const witness& shown) {
  json result{{"seed", shown.seed},
              {"strategy", shown.strategy},
              {"preemptions", shown.preemptions}};
  if (shown.complete && shown.decisions.size() <= decisions_shown) {
    result["decisions"] = format_decisions(shown.decisions);
  }
  return result;
}

// The program may print anything; JSON only holds UTF-8.
std::string printable(const std::string& text) {
  const json probe(text);
  return json::parse(probe.dump(-1, ' ', false, json::error_handler_t::replace))
      .get<std::string>();
}

json as_json(const outcome& seen) {
  return {{"output", printable(seen.output)},
          {"error", printable(seen.error)},
          {"ends", seen.ends},
          {"count", seen.count},
          {"stamps", seen.stamps},
          {"witness", as_json(seen.shown_by)}};
}

json as_json(const found_fault& fault, symbol_table& symbols) {
  json places = json::array();
  for (std::uint32_t i = 0; i < fault.what.place_count; ++i) {
    const place& where = fault.what.places[i];
    const source_place source = symbols.innermost(where.stack);
    places.push_back({{"file", source.file},
                      {"line", source.line},
                      {"thread", name_thread(where.thread)},
                      {"what", describe_place(where, fault.what.kind)}});
  }
  return {{"kind", name_finding(fault.what)},
          {"message", describe_finding(fault.what)},
          {"places", places},
          {"count", fault.seeds.size()},
          {"witness", as_json(fault.shown_by)}};
}

json as_json(const event& line, symbol_table& symbols) {
  const source_place source = symbols.innermost(line.stack);
  return {{"step", line.step},
          {"time_ns", line.time},
          {"thread", name_thread(line.thread)},
          {"what", word_for(line.what)},
          {"object", name_object(line.kind, line.object)},
          {"file", source.file},
          {"line", source.line}};
}

}  // namespace

std::string as_json(const options& wanted, const exploration& result,
                    symbol_table& symbols) {
  json report{{"schema", 1},
              {"program", program_name(wanted)},
              {"strategy", wanted.strategy},
              {"time", wanted.time == time_mode::any ? "any" : "idle"},
              {"seed", wanted.seed},
              {"schedules", result.schedules},
              {"threads", result.threads},
              {"points",
               {{"median", result.points_median}, {"max", result.points_max}}},
              {"verdict", verdict(wanted, result)},
              {"single_threaded", result.single_threaded}};
  if (wanted.searches() && wanted.preemptions) {
    report["preemptions"] = *wanted.preemptions;
  }
  if (result.unfinished) report["why"] = *result.unfinished;
  // Schedules that were broken off say nothing of what came behind.
  if (verdict(wanted, result) == "sampled" && !result.hopeless) {
    report["missed"] = {{"depth 1", result.missed[0]},
                        {"depth 2", result.missed[1]},
                        {"depth 3", result.missed[2]}};
  }
  json outcomes = json::array();
  for (const outcome& seen : result.outcomes) outcomes.push_back(as_json(seen));
  report["outcomes"] = outcomes;
  json findings = json::array();
  for (const found_fault& fault : result.faults) {
    findings.push_back(as_json(fault, symbols));
  }
  report["findings"] = findings;
  report["not_controlled"] = nullptr;
  if (result.lost_control) {
    const source_place source = symbols.innermost(result.lost_control->where);
    report["not_controlled"] = {{"call", result.lost_control->call},
                                {"file", source.file},
                                {"line", source.line},
                                {"why", result.lost_control->why}};
  }
  json trace = json::array();
  for (const event& line : result.trace) {
    trace.push_back(as_json(line, symbols));
  }
  report["trace"] = trace;
  return report.dump(1) + "\n";
}

}  // namespace explorer
