#include "check_explored.hpp"

#include "messages.hpp"

namespace verify {
namespace {

std::string words_of(const snippet& one, const explored_report& report) {
  if (one.promise.fails &&
      one.promise.fails->family != failure_family::memory &&
      one.promise.fails->family != failure_family::terminate)
    return messages::failure_found(one.promise.fails->name,
                                   failing_schedules(one.promise, report),
                                   report.schedules);
  if (report.single_threaded) return messages::explored_single();
  if (report.verdict == "exhaustive")
    return messages::explored_all(report.schedules);
  if (report.verdict == "bounded")
    return messages::explored_bounded(report.schedules);
  return messages::explored_sample(report.schedules, report.missed);
}

}  // namespace

checked check_explored(const snippet& one,
                       const std::optional<explored_report>& report) {
  const exemption* from = one.promise.exemption_from(tool_name::explorer);
  checked result{{"explored", "explorer", "", ""}};
  if (!report) {
    result.line.verdict = "not explored yet";
    result.line.words = messages::not_explored();
  } else if (!report->not_controlled.empty()) {
    result.line.verdict = "not controlled";
    result.line.words = from ? from->reason : report->not_controlled;
    if (!from)
      result.found.push_back({one.source.path,
                              one.promise.main_line,
                              messages::not_controlled(),
                              {"  " + report->not_controlled},
                              messages::note_exempt_explorer()});
  } else {
    result.line.verdict = report->verdict;
    result.line.words = words_of(one, *report);
    result.found = judge_explored(one, *report);
    if (from) {
      // An exemption stands only as long as the explorer would complain.
      const bool needed = !result.found.empty();
      result.found.clear();
      result.line.verdict = "exempt";
      result.line.words = from->reason;
      if (!needed)
        result.found.push_back({one.source.path, from->line,
                                messages::exemption_not_needed("explorer")});
    }
  }
  return result;
}

}  // namespace verify
