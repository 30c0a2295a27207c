#include "explored.hpp"

#include <algorithm>
#include <set>

#include "join.hpp"
#include "match.hpp"
#include "messages.hpp"
#include "snippet_json.hpp"

namespace verify {
namespace {

witness read_witness(const json& value) {
  if (!value.is_object()) return {};
  return {value.value("strategy", ""), value.value("seed", 0L),
          value.value("preemptions", 0)};
}

explored_outcome read_outcome(const json& value) {
  explored_outcome result;
  result.seen = {value.at("output"), value.value("error", ""),
                 value.at("ends")};
  for (const json& stamp : value.value("stamps", json::array()))
    result.seen.moments.emplace_back(stamp.get<std::int64_t>());
  result.count = value.value("count", 0L);
  result.shown_by = read_witness(value.value("witness", json()));
  return result;
}

explored_finding read_finding(const json& value) {
  explored_finding result;
  result.kind = value.at("kind");
  result.message = value.value("message", "");
  result.count = value.value("count", 0L);
  for (const json& place : value.value("places", json::array()))
    result.places.push_back(messages::place(
        place.value("file", ""), place.value("line", 0),
        join(place.value("thread", ""), ": ", place.value("what", ""))));
  result.shown_by = read_witness(value.value("witness", json()));
  return result;
}

/// The explorer's kinds of finding that show this failure.
std::set<std::string> kinds_of(const failure& announced) {
  const std::string& name = announced.name;
  if (name == "deadlock") return {"deadlock", "partial deadlock"};
  if (name == "lost wake-up")
    return {"lost wake-up", "deadlock", "partial deadlock"};
  if (name == "hang")
    return {"deadlock", "partial deadlock", "lost wake-up", "livelock"};
  if (name == "lost update") return {"data race"};
  return {name};
}

/// What may be found beside the announced failure, being part of it.
bool is_part_of(const std::string& kind, const contract& promise) {
  if (!promise.fails) return false;
  static const std::set<std::string> stuck{"deadlock", "partial deadlock",
                                           "lost wake-up", "livelock",
                                           "lock-order inversion"};
  switch (promise.fails->family) {
    case failure_family::race:
      return true;
    case failure_family::stuck:
      return stuck.contains(kind);
    case failure_family::lock_order:
      return stuck.contains(kind);
    case failure_family::terminate:
      return kind == "terminate" || kind == "signal SIGABRT";
    case failure_family::memory:
      return true;
  }
  return false;
}

class explored_judgement {
public:
  explored_judgement(const snippet& one, const explored_report& report,
                     std::string_view search)
      : one_(one), promise_(one.promise), report_(report), search_(search) {}

  problems reach() {
    check_findings();
    if (promise_.fails_by(failure_family::race) ||
        promise_.fails_by(failure_family::stuck) ||
        promise_.fails_by(failure_family::lock_order)) {
      check_failure();
      // What a race may print is luck, but all of it is known after a search.
      if (!search_.empty() && promise_.fails_by(failure_family::race))
        check_luck();
    } else {
      check_every_schedule();
      if (promise_.kind == contract_kind::outcomes) check_all_reached();
    }
    return std::move(found_);
  }

private:
  std::string replay(const witness& shown_by) const {
    if (!search_.empty())
      return messages::searched_schedule(one_.id, search_,
                                         shown_by.preemptions);
    return messages::schedule(one_.id, shown_by.strategy, shown_by.seed,
                              shown_by.preemptions);
  }

  void check_findings() {
    for (const explored_finding& finding : report_.findings) {
      if (is_part_of(finding.kind, promise_)) continue;
      std::vector<std::string> details = finding.places;
      details.push_back(replay(finding.shown_by));
      found_.push_back({one_.source.path, promise_.main_line,
                        messages::explorer_found(finding.kind, finding.message),
                        std::move(details)});
    }
  }

  void check_failure() {
    if (found_failure(promise_, report_)) return;
    found_.push_back(
        {one_.source.path, promise_.main_line,
         messages::failure_not_found(promise_.fails->name, report_.schedules)});
  }

  void check_luck() {
    for (const explored_outcome& outcome : report_.outcomes) {
      if (output_matches(promise_, outcome.seen.output)) continue;
      std::vector<std::string> details =
          difference(promise_.bodies.front(), outcome.seen.output);
      details.push_back(replay(outcome.shown_by));
      found_.push_back({one_.source.path, promise_.main_line,
                        messages::luck_not_documented(), std::move(details)});
    }
  }

  void check_every_schedule() {
    // On a weak memory model the explorer has nothing to say: its schedules
    // are sequentially consistent.
    if (promise_.kind == contract_kind::measured_outcomes) return;
    for (const explored_outcome& outcome : report_.outcomes) {
      problems wrong = judge(one_, outcome.seen, timing::exact);
      // The same end by another name is one problem, not two.
      std::ranges::move(with_detail(std::move(wrong), replay(outcome.shown_by)),
                        std::back_inserter(found_));
    }
  }

  void check_all_reached() {
    std::set<std::size_t> reached;
    for (const explored_outcome& outcome : report_.outcomes)
      reached.insert(outcome_index(promise_, outcome.seen.output));
    for (std::size_t index = 0; index < promise_.bodies.size(); ++index)
      if (!reached.contains(index))
        found_.push_back(
            {one_.source.path, promise_.bodies[index].line,
             messages::outcome_not_reached(index + 1, report_.schedules)});
  }

  const snippet& one_;
  const contract& promise_;
  const explored_report& report_;
  const std::string_view search_;
  problems found_;
};

}  // namespace

std::optional<explored_report> read_explored(
    const std::filesystem::path& path) {
  if (path.empty() || !std::filesystem::exists(path)) return std::nullopt;
  explored_report report;
  report.raw = read_file(path);
  const json value = json::parse(report.raw);
  if (value.is_null()) return std::nullopt;
  report.verdict = value.at("verdict");
  report.schedules = value.value("schedules", 0L);
  report.single_threaded = value.value("single_threaded", false);
  for (const json& one : value.value("outcomes", json::array()))
    report.outcomes.push_back(read_outcome(one));
  for (const json& one : value.value("findings", json::array()))
    report.findings.push_back(read_finding(one));
  if (const json reason = value.value("not_controlled", json());
      reason.is_object())
    report.not_controlled = messages::not_controlled_by(
        reason.value("call", ""), reason.value("why", ""));
  if (report.verdict == "unfinished") report.unfinished = value.at("why");
  const json missed = value.value("missed", json::object());
  for (const auto& [depth, chance] : missed.items())
    report.missed.push_back(chance.get<double>());
  return report;
}

problems judge_explored(const snippet& one, const explored_report& report,
                        std::string_view search) {
  return explored_judgement(one, report, search).reach();
}

long failing_schedules(const contract& promise, const explored_report& report) {
  const std::set<std::string> kinds = kinds_of(*promise.fails);
  long most = 0;
  for (const explored_finding& finding : report.findings)
    if (kinds.contains(finding.kind)) most = std::max(most, finding.count);
  if (most > 0 || promise.fails->name != "lost update") return most;
  // Without a data race, a lost update shows in what is printed.
  for (const explored_outcome& outcome : report.outcomes)
    if (output_matches(promise, outcome.seen.output)) most += outcome.count;
  return most;
}

bool found_failure(const contract& promise, const explored_report& report) {
  return failing_schedules(promise, report) > 0;
}

}  // namespace verify
