#include "judge.hpp"

#include <algorithm>

#include "match.hpp"
#include "messages.hpp"

namespace verify {
namespace {

using std::chrono::nanoseconds;

/// What the program was expected to print where it printed something else.
std::vector<std::string> detailed(const mismatch& difference) {
  std::vector<std::string> expected;
  for (const contract_line& line : difference.expected)
    expected.push_back(printable(line.pattern.shown()));
  if (difference.newline_missing)
    return messages::newline_missing(printable(difference.printed.front()));
  return messages::expected_and_printed(
      expected, difference.printed.empty()
                    ? std::nullopt
                    : std::optional(printable(difference.printed.front())));
}

bool can_be_blessed(const contract& promise) {
  return promise.kind == contract_kind::output ||
         promise.kind == contract_kind::unordered_output ||
         promise.kind == contract_kind::timed_output;
}

std::string blessing(const snippet& one) {
  return can_be_blessed(one.promise) ? messages::note_bless(one.id) : "";
}

class judgement {
public:
  judgement(const snippet& one, const observation& seen, timing moments)
      : one_(one), promise_(one.promise), seen_(seen), timing_(moments) {}

  problems reach() {
    check_end();
    if (several())
      check_outcome();
    else
      check_output();
    check_error();
    if (promise_.kind == contract_kind::timed_output && found_.empty())
      check_moments();
    return std::move(found_);
  }

private:
  bool several() const {
    return promise_.kind == contract_kind::outcomes ||
           promise_.kind == contract_kind::measured_outcomes;
  }

  void report(int line, std::string what, std::vector<std::string> details,
              std::string note = "") {
    found_.push_back({one_.source.path, line, std::move(what),
                      std::move(details), std::move(note)});
  }

  void check_end() {
    // Undefined behaviour may end anyhow, unless the contract says how.
    if (promise_.fails_by(failure_family::memory) && !promise_.ends_line)
      return;
    std::string expected = to_text(promise_.ends);
    if (promise_.fails_by(failure_family::terminate) && !promise_.ends_line)
      expected = "signal SIGABRT";
    if (seen_.ends == expected) return;
    report(promise_.ends_line.value_or(promise_.main_line),
           messages::ends_differently(),
           messages::expected_and_found(expected, seen_.ends));
  }

  void check_outcome() {
    if (outcome_index(promise_, seen_.output) < promise_.bodies.size()) return;
    report(promise_.main_line,
           messages::no_documented_outcome(promise_.bodies.size()),
           messages::printed_lines(seen_.output));
  }

  void check_output() {
    if (promise_.bodies.empty()) return;
    body expected = promise_.bodies.front();
    // Lines of one moment come in any order where time is real.
    if (promise_.kind == contract_kind::timed_output &&
        timing_ != timing::exact)
      expected = grouped_by_moment(expected);
    if (promise_.fails_by(failure_family::memory) &&
        begins_with(expected, seen_.output))
      return;
    const match_result result = match(expected, seen_.output);
    if (const auto* difference = std::get_if<mismatch>(&result))
      report(line_of(*difference),
             messages::output_differs(difference->output_line),
             detailed(*difference), blessing(one_));
    if (const auto* both = std::get_if<ambiguity>(&result))
      report(both->first_line,
             messages::ambiguous(both->first_line, both->second_line), {});
    if (const auto* good = std::get_if<matched>(&result)) bound_ = good->bound;
  }

  int line_of(const mismatch& difference) const {
    return difference.snippet_line > 0 ? difference.snippet_line
                                       : promise_.main_line;
  }

  void check_error() {
    const int line = promise_.error_output_line.value_or(promise_.main_line);
    if (!promise_.error_output_line) {
      if (promise_.fails_by(failure_family::memory)) return;
      if (promise_.fails_by(failure_family::terminate)) {
        if (!seen_.error.starts_with("terminate called"))
          report(line, messages::no_terminate(),
                 messages::printed_lines(seen_.error));
        return;
      }
    }
    body expected{{{{{promise_.error_output, false}}}}, std::nullopt, line};
    if (promise_.error_output.empty()) expected.stages.clear();
    const match_result result = match(expected, seen_.error, bound_);
    if (const auto* difference = std::get_if<mismatch>(&result))
      report(difference->snippet_line > 0 ? difference->snippet_line : line,
             messages::error_differs(difference->output_line),
             detailed(*difference));
  }

  void check_moments() {
    if (timing_ == timing::ignored) return;
    std::size_t index = 0;
    for (const stage& each : promise_.bodies.front().stages)
      for (const strand& lines : each.strands)
        for (const contract_line& line : lines.lines)
          check_moment(line, seen_.moments.at(index++));
  }

  void check_moment(const contract_line& line, nanoseconds seen) {
    using namespace std::chrono_literals;
    const nanoseconds expected(*line.moment);
    const nanoseconds late = timing_ == timing::exact
                                 ? 0ns
                                 : std::max<nanoseconds>(expected / 4, 100ms);
    if (seen >= expected && seen <= expected + late) return;
    report(line.line, messages::wrong_moment(printable(line.pattern.shown())),
           messages::expected_and_found(messages::moment(expected),
                                        messages::moment(seen)));
  }

  const snippet& one_;
  const contract& promise_;
  const observation& seen_;
  const timing timing_;
  problems found_;
  bindings bound_;
};

}  // namespace

observation observe(const run_result& result, const run_limits& limits) {
  return {result.output, result.error, ending_text(result, limits),
          line_moments(result)};
}

problems judge(const snippet& one, const observation& seen, timing moments) {
  return judgement(one, seen, moments).reach();
}

std::size_t outcome_index(const contract& promise, const std::string& output) {
  const auto found = std::ranges::find_if(promise.bodies, [&](const body& one) {
    return std::holds_alternative<matched>(match(one, output));
  });
  return static_cast<std::size_t>(found - promise.bodies.begin());
}

bool output_matches(const contract& promise, const std::string& output) {
  return outcome_index(promise, output) < promise.bodies.size();
}

std::vector<std::string> difference(const body& expected,
                                    const std::string& output) {
  const match_result result = match(expected, output);
  const auto* where = std::get_if<mismatch>(&result);
  return where ? detailed(*where) : std::vector<std::string>{};
}

problems with_detail(problems found, const std::string& detail) {
  for (problem& one : found) one.details.push_back(detail);
  return found;
}

}  // namespace verify
