#include "words.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "join.hpp"
#include "match.hpp"

namespace verify {
namespace {

std::string counted(std::size_t count, const std::string& one,
                    const std::string& several) {
  return count == 1 ? one : several;
}

std::size_t line_count(const stage& one) {
  return line_count(body{{one}});
}

/// How the lines of a stage are ordered, as a clause without an end.
std::string clause_of(const stage& one) {
  const std::size_t count = line_count(one);
  if (count == 1) return "this line";
  if (one.strands.size() == 1) return "these lines, in this order";
  const bool singles = std::ranges::all_of(
      one.strands, [](const strand& each) { return each.lines.size() == 1; });
  if (singles) return "each of these lines exactly once, in any order";
  std::string clause = "the groups interleave freely, each keeping its order";
  if (std::ranges::all_of(one.strands, &strand::together))
    return "the groups come in any order, each in one piece";
  for (const strand& each : one.strands)
    if (each.together)
      clause += join("; nothing comes in between the lines from '",
                     each.lines.front().pattern.shown(), "' to '",
                     each.lines.back().pattern.shown(), "'");
  return clause;
}

std::string capitalised(std::string text) {
  if (!text.empty() && text.front() >= 'a' && text.front() <= 'z')
    text.front() = static_cast<char>(text.front() - 'a' + 'A');
  return text;
}

/// One sentence for all stages: "First ...; then, after all of these, ...".
std::string staged(const body& one) {
  std::string text;
  for (const stage& each : one.stages)
    text += join(text.empty() ? "First " : "; then, after all of these, ",
                 clause_of(each));
  return text + ".";
}

bool is_threads(const stage& one) {
  return one.strands.size() > 1 &&
         std::ranges::none_of(one.strands, &strand::together) &&
         std::ranges::any_of(one.strands, [](const strand& each) {
           return each.lines.size() > 1;
         });
}

std::string of_output(const body& one) {
  if (line_count(one) == 0) return "Every run prints nothing.";
  if (one.stages.size() > 1 || one.stages.front().strands.size() > 1)
    return words_of(one);
  return counted(line_count(one), "Every run prints exactly this line.",
                 "Every run prints exactly these lines, in this order.");
}

std::string of_outcomes(const contract& promise) {
  return join("Every run ends in one of these ",
              std::to_string(promise.bodies.size()),
              " outcomes, and each of them was seen.");
}

std::string of_failure(const contract& promise) {
  const std::string& name = promise.fails->name;
  switch (promise.fails->family) {
    case failure_family::race:
      return join("Goes wrong: ", name, ". What it prints is luck.");
    case failure_family::stuck:
      return join("Goes wrong: ", name,
                  ". There are schedules in which it never ends; this is what "
                  "it prints before.");
    case failure_family::lock_order:
      return join("Goes wrong: ", name,
                  ". It works until the schedule is unlucky.");
    case failure_family::terminate:
      return "Goes wrong: every run is ended by std::terminate.";
    case failure_family::memory:
      return join("Goes wrong: ", name,
                  ". Whatever it seems to do, it has no defined meaning.");
  }
  return "";
}

std::string of_diagnostics(const contract& promise) {
  const bool both = promise.diagnostics.size() > 1;
  const std::string who =
      both ? "g++ and clang"
           : std::string(to_text(promise.diagnostics.front().compiler));
  if (promise.kind == contract_kind::warns)
    return join(who, both ? " warn" : " warns", " with these words.");
  return join(who, both ? " refuse" : " refuses",
              " this program with these words.");
}

std::string meaning_of(const placeholder& one) {
  switch (one.kind) {
    case placeholder::kind_type::pid:
      return "a process id";
    case placeholder::kind_type::ms:
      return "a number of milliseconds";
    case placeholder::kind_type::address:
      return "an address";
    case placeholder::kind_type::text:
      return "any text";
    case placeholder::kind_type::number:
      break;
  }
  if (!one.range) return "a number";
  return join("a number from ", std::to_string(one.range->low), " to ",
              std::to_string(one.range->high));
}

std::string name_of(const placeholder& one) {
  static constexpr const char* kinds[] = {"pid", "number", "ms", "address",
                                          "text"};
  std::string text = join("<", kinds[static_cast<std::size_t>(one.kind)]);
  if (one.range)
    text += join(" ", std::to_string(one.range->low), "..",
                 std::to_string(one.range->high));
  if (!one.name.empty()) text += join(":", one.name);
  return join(text, ">");
}

/// " <pid> stands for a process id." for each kind that occurs.
std::string of_placeholders(const contract& promise) {
  std::vector<std::string> seen;
  std::string text;
  const auto add = [&](const contract_line& line) {
    for (const placeholder& one : line.pattern.placeholders()) {
      const std::string name = name_of(one);
      if (std::ranges::find(seen, name) != seen.end()) continue;
      seen.push_back(name);
      text += join(" ", name, " stands for ", meaning_of(one),
                   one.name.empty() ? "." : ", the same wherever it stands.");
    }
  };
  for (const body& one : promise.bodies)
    for (const stage& each : one.stages)
      for (const strand& lines : each.strands)
        std::ranges::for_each(lines.lines, add);
  std::ranges::for_each(promise.error_output, add);
  for (const diagnostic_section& one : promise.diagnostics)
    std::ranges::for_each(one.lines, add);
  return text;
}

std::string of_ending(const contract& promise) {
  if (!promise.ends_line) return "";
  if (promise.ends.exit_code)
    return join(" It ends with exit code ",
                std::to_string(*promise.ends.exit_code), ".");
  return join(" It is ended by the signal ", promise.ends.signal, ".");
}

std::string of_main(const contract& promise) {
  switch (promise.kind) {
    case contract_kind::output:
    case contract_kind::unordered_output:
      return of_output(promise.bodies.front());
    case contract_kind::timed_output:
      return "Every run prints these lines, each at its moment, counted from "
             "the start.";
    case contract_kind::outcomes:
      return of_outcomes(promise);
    case contract_kind::measured_outcomes:
      return "What the machine really did. An outcome marked 'must' was seen, "
             "'may' is allowed, 'never' was not seen.";
    case contract_kind::fails:
      return of_failure(promise);
    case contract_kind::does_not_compile:
    case contract_kind::warns:
      return of_diagnostics(promise);
  }
  return "";
}

}  // namespace

std::string words_of(const body& one) {
  if (one.stages.size() > 1) return staged(one);
  if (one.stages.empty() || one.stages.front().strands.size() < 2) return "";
  const stage& only = one.stages.front();
  if (is_threads(only))
    return "The lines of one thread keep their order; the threads interleave "
           "freely.";
  return capitalised(clause_of(only)) + ".";
}

std::string words_of(const contract& promise) {
  return of_main(promise) + of_placeholders(promise) + of_ending(promise);
}

}  // namespace verify
