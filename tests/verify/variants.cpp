#include "variants.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include "diagnostic.hpp"
#include "judge.hpp"
#include "messages.hpp"
#include "native.hpp"

namespace verify {
namespace {

using namespace std::chrono_literals;

/// A failure that only luck shows gets this many chances.
constexpr int attempts_max = 5;

/// Undefined behaviour of a mutex is ThreadSanitizer's, the rest is UBSan's.
bool caught_by_either(const contract& promise) {
  return promise.fails && promise.fails->name == "undefined behaviour";
}

/// Whether this sanitizer is to catch the program.
bool is_catcher(const contract& promise, tool_name tool) {
  if (promise.fails_by(failure_family::race) ||
      promise.fails_by(failure_family::lock_order))
    return tool == tool_name::tsan;
  if (!promise.fails_by(failure_family::memory)) return false;
  return tool == tool_name::asan || caught_by_either(promise);
}

/// Whether any run of this variant can be held against the contract.
bool is_judged(const contract& promise, tool_name tool) {
  if (!promise.fails) return true;
  if (promise.fails_by(failure_family::terminate)) return true;
  if (tool == tool_name::clang) return promise.fails_by(failure_family::memory);
  return is_catcher(promise, tool);
}

/// A run that is under way.
class begun_run {
public:
  begun_run(std::string variant, run_request request)
      : variant_(std::move(variant)),
        request_(std::move(request)),
        running_(request_) {}

  recorded_run finish() {
    recorded_run result{variant_};
    result.result = running_.wait();
    result.ends = ending_text(result.result, request_.limits);
    return result;
  }

private:
  std::string variant_;
  run_request request_;
  running running_;
};

begun_run begin_sanitized(const snippet& one, tool_name tool,
                          const std::filesystem::path& program) {
  run_request request = request_for(one, program);
  request.environment = sanitizer_environment();
  request.fixed_addresses = true;
  request.limits.address_space.reset();
  // An exempt program need only be seen failing, with no more than others get.
  if (!one.promise.exemption_from(tool)) {
    request.limits.wall = 60s;
    request.limits.cpu = 120s;
    request.limits.memory = std::size_t{8} << 30;
  }
  return {std::string(to_text(tool)), std::move(request)};
}

problem report_problem(const snippet& one, const sanitizer_report& report,
                       const std::string& error) {
  std::vector<std::string> details;
  for (const code_place& place : places_in(report, one.source.path))
    details.push_back(messages::place(place.file, place.line, place.function));
  if (details.empty()) details = messages::printed_lines(normalised(error));
  return {one.source.path, one.promise.main_line,
          messages::sanitizer_found(report.tool, report.kind),
          std::move(details)};
}

/// A correct program says nothing under a sanitizer and does what it promises.
problems judge_silence(const snippet& one, tool_name tool,
                       const recorded_run& seen) {
  const std::vector<sanitizer_report> reports = find_reports(seen.result.error);
  if (!reports.empty())
    return {report_problem(one, reports.front(), seen.result.error)};
  observation shown = observe(seen.result, {});
  shown.ends = seen.ends;
  return with_detail(judge(one, shown, timing::ignored),
                     messages::sanitized_run(title_of(tool)));
}

checked expect_silence(const snippet& one, tool_name tool, begun_run run) {
  checked result{{std::string(to_text(tool)), title_of(tool), "passed",
                  messages::silent(title_of(tool))}};
  result.runs.push_back(run.finish());
  result.found = judge_silence(one, tool, result.runs.back());
  return result;
}

checked expect_proof(const snippet& one, tool_name tool,
                     const std::filesystem::path& program, begun_run first) {
  const std::string& failure = one.promise.fails->name;
  checked result{{std::string(to_text(tool)), title_of(tool), "caught",
                  messages::caught(title_of(tool), failure)}};
  for (int attempt = 0; attempt < attempts_max; ++attempt) {
    result.runs.push_back(attempt == 0
                              ? first.finish()
                              : begin_sanitized(one, tool, program).finish());
    const std::string& error = result.runs.back().result.error;
    if (find_proof(one, find_reports(error))) return result;
  }
  result.found.push_back(
      {one.source.path, one.promise.main_line,
       messages::not_caught(title_of(tool), failure),
       messages::printed_lines(normalised(result.runs.back().result.error))});
  return result;
}

/// An exemption stands only as long as the tool would complain without it.
checked exempted(const snippet& one, const exemption& from, checked attempt) {
  attempt.line.verdict = "exempt";
  attempt.line.words = from.reason;
  if (!attempt.found.empty())
    attempt.found.clear();
  else
    attempt.found.push_back(
        {one.source.path, from.line,
         messages::exemption_not_needed(to_text(from.tool))});
  return attempt;
}

checked not_built(const snippet& one, tool_name tool) {
  checked result{{std::string(to_text(tool)), "", "", ""}};
  result.found.push_back({one.source.path, one.promise.main_line,
                          messages::was_not_built(to_text(tool))});
  return result;
}

checked not_judged(tool_name tool, const std::string& name) {
  return {{std::string(to_text(tool)), name, "not judged",
           messages::not_judged(name)}};
}

checked expect_match(const snippet& one, begun_run run) {
  checked result{{"clang", "", "passed", messages::clang_matches()}};
  result.runs.push_back(run.finish());
  const recorded_run& seen = result.runs.back();
  observation shown = observe(seen.result, {});
  shown.ends = seen.ends;
  result.found =
      with_detail(judge(one, shown, timing::ignored), messages::clang_run());
  return result;
}

/// The check that `finish` makes of the run, if there is one.
template <typename Finish>
begun_check later(std::optional<begun_run> run, Finish finish) {
  return std::async(
      std::launch::deferred,
      [run = std::move(run), finish]() mutable { return finish(run); });
}

}  // namespace

std::string title_of(tool_name tool) {
  return tool == tool_name::tsan ? "ThreadSanitizer" : "AddressSanitizer";
}

const sanitizer_report* find_proof(
    const snippet& one, const std::vector<sanitizer_report>& reports) {
  const auto found =
      std::ranges::find_if(reports, [&](const sanitizer_report& report) {
        // A leak or a freed block may be reported by its allocation alone,
        // but every proof must lead back to the listing.
        return proves(report, *one.promise.fails) &&
               !places_in(report, one.source.path).empty();
      });
  return found == reports.end() ? nullptr : &*found;
}

void settle_sanitizers(const snippet& one, checked& thread, checked& address) {
  if (!caught_by_either(one.promise)) return;
  if (thread.found.empty() == address.found.empty()) return;
  const bool by_thread = thread.found.empty();
  checked& other = by_thread ? address : thread;
  other.found.clear();
  other.line.verdict = "not judged";
  other.line.words = messages::silent(other.line.tool);
}

begun_check begin_clang(const snippet& one,
                        const std::filesystem::path& program,
                        const build_record& record) {
  std::optional<begun_run> run;
  if (record.built && is_judged(one.promise, tool_name::clang))
    run.emplace("clang", request_for(one, program));
  return later(std::move(run), [&one,
                                &record](std::optional<begun_run>& begun) {
    checked result;
    if (!record.built)
      result = not_built(one, tool_name::clang);
    else if (begun)
      result = expect_match(one, *std::move(begun));
    else
      result = {{"clang", "", "passed", messages::clang_compiles()}};
    if (const exemption* from = one.promise.exemption_from(tool_name::clang))
      result = exempted(one, *from, std::move(result));
    result.line.tool = "clang " + record.compiler_version;
    return result;
  });
}

begun_check begin_sanitizer(const snippet& one, tool_name tool,
                            const std::filesystem::path& program,
                            const build_record& record) {
  std::optional<begun_run> run;
  if (record.built && is_judged(one.promise, tool))
    run.emplace(begin_sanitized(one, tool, program));
  return later(std::move(run), [&one, tool, program, built = record.built](
                                   std::optional<begun_run>& begun) {
    checked result;
    if (!built)
      result = not_built(one, tool);
    else if (!begun)
      result = not_judged(tool, title_of(tool));
    else if (is_catcher(one.promise, tool))
      result = expect_proof(one, tool, program, *std::move(begun));
    else
      result = expect_silence(one, tool, *std::move(begun));
    if (const exemption* from = one.promise.exemption_from(tool))
      result = exempted(one, *from, std::move(result));
    result.line.tool = title_of(tool);
    return result;
  });
}

}  // namespace verify
