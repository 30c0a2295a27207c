#include "session.hpp"

#include <algorithm>
#include <map>
#include <string>
#include <utility>

#include "failure.hpp"
#include "statistics.hpp"

namespace bench {

namespace {

// Every value of every counter of one variant.
using counter_values = std::map<std::string, std::vector<double>>;

std::size_t find_control(const std::vector<listed_variant>& variants,
                         const std::map<std::string, std::string>& facts) {
  const auto fact = facts.find(control_fact);
  if (fact == facts.end()) return 0;
  const auto found = std::find_if(
      variants.begin(), variants.end(),
      [&](const listed_variant& entry) { return entry.name == fact->second; });
  if (found == variants.end()) {
    throw failure("the suite names '" + fact->second +
                  "' as its control, which is none of its variants");
  }
  return static_cast<std::size_t>(found - variants.begin());
}

void require_facts(const std::map<std::string, std::string>& facts) {
  for (const char* fact : {compiler_fact, flags_fact, library_fact}) {
    if (!facts.contains(fact)) {
      throw failure(std::string("the suite does not say its '") + fact +
                    "' (suites are run by bench/support/suite.hpp)");
    }
  }
}

std::map<std::string, double> medians(const counter_values& counters) {
  std::map<std::string, double> result;
  for (const auto& [name, values] : counters) result[name] = median(values);
  return result;
}

// One measurement on its way: counts the runs and keeps what they told.
class course_of_runs {
public:
  course_of_runs(const std::vector<listed_variant>& variants, std::size_t total,
                 const run_one& run, const watch& watching)
      : variants_(variants),
        total_(total),
        run_(run),
        watching_(watching),
        counters_(variants.size()) {}

  void trial(measurement& measured) {
    for (std::size_t number = 0; number < variants_.size(); ++number) {
      const suite_run first = next(number);
      measured.variants.push_back({variants_[number].name,
                                   first.label,
                                   first.unit,
                                   first.runnable,
                                   {}});
      measured.facts = first.facts;
    }
  }

  session_values session(const measurement& measured,
                         const std::vector<std::vector<std::size_t>>& rounds) {
    session_values values;
    for (const auto& runs : rounds) {
      round_values round(variants_.size() + 1);
      for (const std::size_t run : runs) {
        const std::size_t number =
            run < variants_.size() ? run : measured.control;
        round[run] = counted(number, measured.variants[number]);
      }
      values.push_back(std::move(round));
    }
    return values;
  }

  std::map<std::string, double> counters(std::size_t number) const {
    return medians(counters_[number]);
  }

private:
  suite_run next(std::size_t number) {
    watching_(done_, total_, variants_[number]);
    suite_run result = run_(variants_[number]);
    ++done_;
    return result;
  }

  double counted(std::size_t number, const variant& expected) {
    const suite_run result = next(number);
    if (result.unit != expected.unit) {
      throw failure("variant '" + expected.name + "' was measured in " +
                    expected.unit + " first and in " + result.unit + " later");
    }
    for (const auto& [name, value] : result.counters) {
      counters_[number][name].push_back(value);
    }
    return result.value;
  }

  const std::vector<listed_variant>& variants_;
  const std::size_t total_;
  const run_one& run_;
  const watch& watching_;
  std::size_t done_ = 0;
  std::vector<counter_values> counters_;
};

}  // namespace

measurement measure(const std::vector<listed_variant>& variants,
                    std::size_t round_count, std::uint64_t seed,
                    const run_one& run, const watch& watching) {
  const std::size_t total =
      variants.size() + session_count * round_count * (variants.size() + 1);
  course_of_runs runs(variants, total, run, watching);
  measurement measured{};
  runs.trial(measured);
  require_facts(measured.facts);
  measured.control = find_control(variants, measured.facts);
  for (const auto& rounds : random_plan(variants.size(), round_count, seed)) {
    measured.sessions.push_back(runs.session(measured, rounds));
  }
  for (std::size_t number = 0; number < variants.size(); ++number) {
    measured.variants[number].counters = runs.counters(number);
  }
  return measured;
}

}  // namespace bench
