#include "report.hpp"

#include <charconv>
#include <functional>
#include <string>
#include <utility>

#include "statistics.hpp"
#include "suite_output.hpp"

namespace bench {

namespace {

using json = nlohmann::ordered_json;

// Takes one number out of a round.
using reading = std::function<double(const round_values&)>;

constexpr int digits = 6;

// Six digits are more than any timing holds; the rest is not written down.
double rounded(double value) {
  char text[32];
  const auto end = std::to_chars(text, text + sizeof text, value,
                                 std::chars_format::general, digits);
  double result = 0;
  std::from_chars(text, end.ptr, result);
  return result;
}

std::vector<double> read_all(const session_values& session,
                             const reading& read) {
  std::vector<double> values;
  for (const round_values& round : session) values.push_back(read(round));
  return values;
}

void put(json& object, const estimate& found) {
  object["median"] = rounded(found.median);
  object["low"] = rounded(found.low);
  object["high"] = rounded(found.high);
}

// The estimate over all rounds, then each session's own.
void put_estimates(json& object, const measurement& measured, bool with_times,
                   const reading& read) {
  std::vector<double> all;
  json sessions = json::array();
  for (const session_values& session : measured.sessions) {
    const std::vector<double> values = read_all(session, read);
    all.insert(all.end(), values.begin(), values.end());
    json entry = json::object();
    if (with_times) {
      for (const double value : values) {
        entry["times"].push_back(rounded(value));
      }
    }
    put(entry, median_with_interval(values));
    sessions.push_back(std::move(entry));
  }
  put(object, median_with_interval(all));
  object["sessions"] = std::move(sessions);
}

// How many of the smallest unit of its kind a unit is.
double size_of_unit(const std::string& unit) {
  if (unit == "us") return 1e3;
  if (unit == "ms") return 1e6;
  if (unit == "s") return 1e9;
  return 1;
}

json variant_entry(const measurement& measured, std::size_t number,
                   const circumstances& around) {
  const variant& which = measured.variants[number];
  json entry{{"name", which.name},
             {"label", which.label},
             {"unit", which.unit},
             {"oversubscribed", which.runnable > around.where.cores},
             {"counters", json::object()}};
  for (const auto& [name, value] : which.counters) {
    entry["counters"][name] = rounded(value);
  }
  put_estimates(entry, measured, /*with_times=*/true,
                [number](const round_values& round) { return round[number]; });
  return entry;
}

json ratio_entry(const measurement& measured, std::size_t upper,
                 std::size_t lower) {
  const double scale = size_of_unit(measured.variants[upper].unit) /
                       size_of_unit(measured.variants[lower].unit);
  json entry{{"numerator", measured.variants[upper].name},
             {"denominator", measured.variants[lower].name}};
  put_estimates(entry, measured, /*with_times=*/false,
                [=](const round_values& round) {
                  return scale * round[upper] / round[lower];
                });
  return entry;
}

json noise_entry(const measurement& measured) {
  json entry{{"variant", measured.variants[measured.control].name}};
  put_estimates(entry, measured, /*with_times=*/false,
                [&](const round_values& round) {
                  return round.back() / round[measured.control];
                });
  return entry;
}

// Debian's library says of itself that it is a debug build; readers are told,
// in words, and that it is not the measured code that was built so.
std::string library_in_words(const std::map<std::string, std::string>& facts) {
  const auto build = facts.find("library_build_type");
  const bool debug = build != facts.end() && build->second == "debug";
  return facts.at(library_fact) +
         (debug ? " (the library is a debug build, the suite is not)" : "");
}

json machine_entry(const circumstances& around, const measurement& measured) {
  return {{"cpu", around.where.cpu},
          {"cores", around.where.cores},
          {"memory_gib", around.where.memory_gib},
          {"kernel", around.where.kernel},
          {"compiler", measured.facts.at(compiler_fact)},
          {"flags", measured.facts.at(flags_fact)},
          {"library", library_in_words(measured.facts)}};
}

}  // namespace

json report(const measurement& measured, const circumstances& around) {
  json result{{"schema", 1},
              {"suite", around.suite},
              {"source", around.source},
              {"sha256", around.sha256},
              {"title", around.title},
              {"machine", machine_entry(around, measured)},
              {"measured",
               {{"date", around.date},
                {"load_before", around.load_before},
                {"load_after", around.load_after},
                {"steal_percent", rounded(around.steal_percent)},
                {"others_percent", rounded(around.others_percent)}}},
              {"rounds", measured.sessions.front().size()},
              {"seed", around.seed},
              {"variants", json::array()},
              {"ratios", json::array()}};
  const std::size_t count = measured.variants.size();
  for (std::size_t number = 0; number < count; ++number) {
    result["variants"].push_back(variant_entry(measured, number, around));
  }
  for (std::size_t upper = 0; upper < count; ++upper) {
    for (std::size_t lower = 0; lower < count; ++lower) {
      if (upper == lower) continue;
      result["ratios"].push_back(ratio_entry(measured, upper, lower));
    }
  }
  result["noise"] = noise_entry(measured);
  return result;
}

}  // namespace bench
