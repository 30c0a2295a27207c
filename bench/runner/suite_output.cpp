#include "suite_output.hpp"

#include <nlohmann/json.hpp>
#include <set>
#include <sstream>

#include "failure.hpp"

namespace bench {

namespace {

using nlohmann::json;

// Google Benchmark writes a variant's counters among its own numbers.
bool is_counter(const std::string& key) {
  static const std::set<std::string> own{
      "family_index", "per_family_instance_index",
      "repetitions",  "repetition_index",
      "threads",      "iterations",
      "real_time",    "cpu_time"};
  return !own.contains(key);
}

// Names are free of everything but these; the rest is meant literally.
std::string literally(const std::string& name) {
  std::string pattern;
  for (const char letter : name) {
    if (std::string(".[]{}()\\*+?^$|").find(letter) != std::string::npos) {
      pattern += '\\';
    }
    pattern += letter;
  }
  return pattern;
}

std::map<std::string, std::string> read_facts(const json& context) {
  std::map<std::string, std::string> facts;
  for (const auto& [key, value] : context.items()) {
    if (value.is_string()) facts[key] = value.get<std::string>();
  }
  return facts;
}

std::map<std::string, double> read_counters(const json& row) {
  std::map<std::string, double> counters;
  for (const auto& [key, value] : row.items()) {
    if (value.is_number() && is_counter(key)) counters[key] = value;
  }
  return counters;
}

suite_run read_row(const json& row, const json& context) {
  if (row.value("error_occurred", false)) {
    throw failure("failed: " + row.at("error_message").get<std::string>());
  }
  suite_run run;
  run.label = row.value("label", "");
  run.unit = row.at("time_unit");
  run.value = row.at("real_time");
  run.runnable = row.at("threads");
  run.counters = read_counters(row);
  run.facts = read_facts(context);
  return run;
}

// A counter that is not meant for readers becomes what it stands for.
void apply_counters(suite_run& run) {
  if (const auto wanted = run.counters.extract("runnable")) {
    run.runnable = static_cast<unsigned>(wanted.mapped());
  }
  const auto measures = run.facts.find(measures_fact);
  if (measures == run.facts.end()) return;
  const auto counter = run.counters.extract(measures->second);
  if (!counter) {
    throw failure("has no counter '" + measures->second + "'");
  }
  run.unit = measures->second;
  run.value = counter.mapped();
}

json parse(const std::string& text) {
  const json document = json::parse(text, nullptr, /*allow_exceptions=*/false);
  if (document.is_discarded()) throw failure("printed no JSON");
  return document;
}

}  // namespace

std::vector<listed_variant> read_list(const std::string& text) {
  std::vector<listed_variant> variants;
  std::set<std::string> names;
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) {
    const std::string name = line.substr(0, line.find('/'));
    if (name.empty()) continue;
    if (!names.insert(name).second) {
      throw failure("lists two variants named '" + name + "'");
    }
    variants.push_back({name, "^" + literally(line) + "$"});
  }
  if (variants.empty()) throw failure("lists no variants");
  return variants;
}

suite_run read_run(const std::string& text) {
  const json document = parse(text);
  try {
    const json& rows = document.at("benchmarks");
    if (rows.size() != 1) {
      throw failure("reported " + std::to_string(rows.size()) +
                    " results instead of one");
    }
    suite_run run = read_row(rows.at(0), document.at("context"));
    apply_counters(run);
    if (!(run.value > 0)) throw failure("measured nothing");
    return run;
  } catch (const json::exception& problem) {
    throw failure(std::string("printed JSON that is no result: ") +
                  problem.what());
  }
}

}  // namespace bench
