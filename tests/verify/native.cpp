#include "native.hpp"

#include <algorithm>
#include <set>

#include "judge.hpp"
#include "machine.hpp"
#include "messages.hpp"

namespace verify {
namespace {

using namespace std::chrono_literals;

struct circumstance {
  bool one_cpu;
  bool loaded;
};

constexpr circumstance alone_on_all{false, false};
constexpr circumstance alone_on_one{true, false};
constexpr circumstance loaded_on_all{false, true};
constexpr circumstance loaded_on_one{true, true};

/// A program that may hang is given less time to show it.
run_limits limits_for(const contract& promise) {
  run_limits limits;
  if (promise.fails_by(failure_family::stuck)) limits.wall = 2s;
  return limits;
}

/// A program that never ends is run less often: each run takes its full time.
std::vector<circumstance> plan_for(const contract& promise) {
  if (promise.fails_by(failure_family::stuck))
    return {alone_on_all, alone_on_one, loaded_on_all};
  const std::vector<circumstance> once{
      alone_on_all,  alone_on_one, loaded_on_all, alone_on_all,
      loaded_on_one, alone_on_all, alone_on_one,  loaded_on_all};
  if (promise.kind != contract_kind::measured_outcomes) return once;
  // What "must" be seen gets more chances.
  std::vector<circumstance> often;
  for (int i = 0; i < 3; ++i)
    often.insert(often.end(), once.begin(), once.end());
  return often;
}

/// Whether a run takes longer than a second: by the first one alone, since load
/// makes every program long.
bool is_long(const contract& promise, const run_result& first) {
  return first.duration > 1s && !promise.fails_by(failure_family::stuck);
}

recorded_run run_under(const snippet& one, const std::filesystem::path& program,
                       const circumstance& where) {
  run_request request = request_for(one, program);
  request.one_cpu = where.one_cpu;
  if (where.loaded) request.load = where.one_cpu ? 2 : 2 * cpu_count();
  recorded_run result{"printed", where.one_cpu, where.loaded};
  result.result = run(request);
  result.ends = ending_text(result.result, request.limits);
  result.moments_judged = one.promise.kind == contract_kind::timed_output &&
                          timing_of(result) == timing::real;
  return result;
}

/// Whether native runs are held against the contract, or only recorded.
bool is_judged(const contract& promise) {
  return !promise.fails || promise.fails_by(failure_family::terminate) ||
         promise.fails_by(failure_family::memory);
}

messages::ran_how how_judged(const contract& promise) {
  if (!is_judged(promise)) return messages::ran_how::recorded;
  return promise.kind == contract_kind::timed_output
             ? messages::ran_how::timed
             : messages::ran_how::judged;
}

problems judge_run(const snippet& one, const recorded_run& seen) {
  if (!is_judged(one.promise)) return {};
  problems found = judge(one, observe(seen.result, limits_for(one.promise)),
                         timing_of(seen));
  return with_detail(std::move(found),
                     messages::native_run(seen.one_cpu, seen.loaded));
}

/// "must" was seen at least once, "never" not at all.
problems judge_marks(const snippet& one,
                     const std::vector<recorded_run>& runs) {
  const contract& promise = one.promise;
  if (promise.kind != contract_kind::measured_outcomes) return {};
  std::set<std::size_t> seen;
  for (const recorded_run& each : runs)
    seen.insert(outcome_index(promise, each.result.output));
  problems found;
  for (std::size_t index = 0; index < promise.bodies.size(); ++index) {
    const body& outcome = promise.bodies[index];
    const bool was_seen = seen.contains(index);
    if (outcome.mark == outcome_mark::must && !was_seen)
      found.push_back({one.source.path, outcome.line,
                       messages::must_not_seen(runs.size())});
    if (outcome.mark == outcome_mark::never && was_seen)
      found.push_back({one.source.path, outcome.line, messages::never_seen()});
  }
  return found;
}

}  // namespace

timing timing_of(const recorded_run& run) {
  constexpr auto quiet = 50ms;
  return run.loaded || run.result.disturbance > quiet ? timing::ignored
                                                      : timing::real;
}

run_request request_for(const snippet& one,
                        const std::filesystem::path& program) {
  run_request request{.program = std::filesystem::absolute(program)};
  request.name = "./" + one.name;
  request.arguments = one.promise.arguments;
  request.terminal = !one.promise.through_pipe;
  request.limits = limits_for(one.promise);
  return request;
}

checked check_native(const snippet& one, const std::filesystem::path& program) {
  checked result{{"native", "", "passed", ""}};
  for (const circumstance& where : plan_for(one.promise)) {
    result.runs.push_back(run_under(one, program, where));
    result.found = judge_run(one, result.runs.back());
    if (!result.found.empty()) return result;
    if (is_long(one.promise, result.runs.front().result)) break;
  }
  result.found = judge_marks(one, result.runs);
  if (!is_judged(one.promise)) result.line.verdict = "recorded";
  result.line.words = messages::ran(static_cast<int>(result.runs.size()),
                                    how_judged(one.promise));
  return result;
}

}  // namespace verify
