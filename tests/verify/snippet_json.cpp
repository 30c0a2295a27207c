#include "snippet_json.hpp"

#include "files.hpp"
#include "join.hpp"
#include "words.hpp"

namespace verify {
namespace {

/// "[1.0 s] ": at least one decimal, at most nine.
std::string moment_text(std::int64_t nanoseconds) {
  std::string fraction =
      std::to_string(1'000'000'000 + nanoseconds % 1'000'000'000).substr(1);
  const std::size_t last = fraction.find_last_not_of('0');
  fraction.erase(last == fraction.npos ? 1 : last + 1);
  return join("[", std::to_string(nanoseconds / 1'000'000'000), ".", fraction,
              " s]");
}

std::string shown_line(const contract_line& line) {
  const std::string& text = line.pattern.shown();
  if (!line.moment) return text;
  const std::string moment = moment_text(*line.moment);
  return text.empty() ? moment : join(moment, " ", text);
}

json to_json(const strand& one) {
  json result{{"together", one.together}, {"lines", json::array()}};
  for (const contract_line& line : one.lines)
    result["lines"].push_back(shown_line(line));
  return result;
}

json to_json(const body& one) {
  json stages = json::array();
  for (const stage& each : one.stages) {
    json strands = json::array();
    for (const strand& lines : each.strands) strands.push_back(to_json(lines));
    if (!strands.empty()) stages.push_back(std::move(strands));
  }
  return {{"words", words_of(one)},
          {"mark", one.mark ? json(to_text(*one.mark)) : json()},
          {"stages", std::move(stages)}};
}

json to_json(const std::vector<body>& bodies) {
  json result = json::array();
  for (const body& one : bodies) result.push_back(to_json(one));
  return result;
}

json lines_to_json(const std::vector<contract_line>& lines) {
  json result = json::array();
  for (const contract_line& line : lines) result.push_back(shown_line(line));
  return result;
}

json to_json(const reduced_section& one) {
  json parameters = json::object();
  for (const parameter& each : one.parameters)
    parameters[each.name] = each.value;
  return {{"line", one.line},
          {"parameters", std::move(parameters)},
          {"bodies", to_json(one.bodies)}};
}

json diagnostics_to_json(const std::vector<diagnostic_section>& sections) {
  json result = json::array();
  for (const diagnostic_section& one : sections)
    result.push_back({{"compiler", to_text(one.compiler)},
                      {"line", one.line},
                      {"lines", lines_to_json(one.lines)}});
  return result;
}

std::string shown_body(const body& one) {
  std::string text;
  for (const stage& each : one.stages)
    for (const strand& lines : each.strands)
      for (const contract_line& line : lines.lines)
        text += join(shown_line(line), "\n");
  return text;
}

}  // namespace

json to_json(const contract& promise) {
  json not_under = json::array();
  for (const exemption& one : promise.not_under)
    not_under.push_back({{"tool", to_text(one.tool)}, {"reason", one.reason}});
  return {
      {"line", promise.line},
      {"kind", to_text(promise.kind)},
      {"failure", promise.fails ? json(promise.fails->name) : json()},
      {"title", title_of(promise)},
      {"words", words_of(promise)},
      {"bodies", to_json(promise.bodies)},
      {"diagnostics", diagnostics_to_json(promise.diagnostics)},
      {"error_output", lines_to_json(promise.error_output)},
      {"ends", to_text(promise.ends)},
      {"arguments", promise.arguments},
      {"through", promise.through_pipe ? "pipe" : "terminal"},
      {"needs", promise.needs},
      {"not_under", std::move(not_under)},
      {"reduced", promise.reduced ? to_json(*promise.reduced) : json()},
  };
}

json to_json(const snippet& one) {
  json regions = json::array();
  for (const region& each : one.regions.regions)
    regions.push_back(
        {{"name", each.name}, {"first", each.first}, {"last", each.last}});
  return {
      {"schema", 1},
      {"snippet", one.id},
      {"source", one.source.path},
      {"sha256", sha256(one.source.bytes)},
      {"summary", one.opening.summary},
      {"opening", {{"first", one.opening.first}, {"last", one.opening.last}}},
      {"code", {{"first", one.first_code_line}, {"last", one.last_code_line}}},
      {"markers", one.regions.markers},
      {"regions", std::move(regions)},
      {"contract", to_json(one.promise)},
  };
}

std::string shown_output(const contract& promise) {
  std::string text;
  for (const body& one : promise.bodies) {
    if (!text.empty()) text += "or\n";
    text += shown_body(one);
  }
  for (const diagnostic_section& one : promise.diagnostics)
    for (const contract_line& line : one.lines)
      text += join(shown_line(line), "\n");
  if (text.ends_with('\n')) text.pop_back();
  return text;
}

std::string to_text(const json& value) {
  return join(value.dump(2, ' ', false, json::error_handler_t::replace), "\n");
}

}  // namespace verify
