#include "check_searched.hpp"

#include "join.hpp"
#include "messages.hpp"
#include "reduced.hpp"

namespace verify {
namespace {

bool is_complete(const explored_report& report) {
  return report.verdict == "exhaustive";
}

std::string verdict_of(const explored_report& report) {
  const std::string& why = report.verdict == "unfinished"
                               ? report.unfinished
                               : report.not_controlled;
  return join(report.verdict, why.empty() ? "" : ": ", why);
}

checked check_reduced(const snippet& one, const explored_report& report) {
  checked result{{"searched", "explorer", "exhaustive",
                  messages::searched(report.schedules, reduced_size(one))}};
  result.found = judge_explored(reduced(one), report, "REDUCED=1");
  // Blessing rewrites what the whole program prints.
  for (problem& wrong : result.found)
    if (!wrong.note.empty()) wrong.note = messages::note_correct();
  if (!is_complete(report))
    result.found.push_back(
        {one.source.path, one.promise.reduced->line,
         messages::search_without_end(),
         messages::expected_and_found("exhaustive", verdict_of(report)),
         messages::note_smaller()});
  return result;
}

}  // namespace

std::optional<checked> check_searched(
    const snippet& one, const std::optional<explored_report>& report) {
  if (one.promise.reduced && !report)
    return checked{{"searched", "explorer", "", ""},
                   {},
                   {{one.source.path, one.promise.reduced->line,
                     messages::not_searched()}}};
  if (one.promise.reduced) return check_reduced(one, *report);
  if (!report || !is_complete(*report)) return std::nullopt;
  checked result{{"searched", "explorer", "exhaustive",
                  messages::explored_all(report->schedules)}};
  result.found = judge_explored(one, *report, "FLAGS='--strategy exhaustive'");
  return result;
}

}  // namespace verify
