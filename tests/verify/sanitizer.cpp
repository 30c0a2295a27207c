#include "sanitizer.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <regex>

#include "source.hpp"

namespace verify {
namespace {

/// The report that begins on this line.
std::optional<sanitizer_report> read_title(const std::string& line) {
  static const std::regex thread(
      "(?:WARNING|FATAL): ThreadSanitizer: ([^(]*?) *(?:\\(.*)?");
  static const std::regex address(
      ".*ERROR: (AddressSanitizer|LeakSanitizer): (.*)");
  static const std::regex undefined(
      "(.*):([0-9]+):[0-9]+: runtime error: (.*)");
  std::smatch parts;
  if (std::regex_match(line, parts, thread))
    return sanitizer_report{"ThreadSanitizer", parts[1], {}};
  if (std::regex_match(line, parts, address))
    return sanitizer_report{parts[1], parts[2], {}};
  if (std::regex_match(line, parts, undefined))
    return sanitizer_report{"UndefinedBehaviorSanitizer",
                            parts[3],
                            {{parts[1], std::stoi(parts[2]), ""}}};
  return std::nullopt;
}

/// "    #0 add(int&) /path/x.cpp:18 (x.tsan+0x1234)", with or without an
/// address and "in" before the function.
std::optional<code_place> read_frame(const std::string& line) {
  static const std::regex form(
      " *#[0-9]+ (?:0x[0-9a-f]+ in )?(.*) ([^ ]+):([0-9]+)(?::[0-9]+)?"
      "(?: \\(.*\\))?");
  std::smatch parts;
  if (!std::regex_match(line, parts, form)) return std::nullopt;
  return code_place{parts[2], std::stoi(parts[3]), parts[1]};
}

const std::map<std::string, std::string>& forms_of_proof() {
  static const std::map<std::string, std::string> forms{
      {"data race", "data race.*"},
      {"lost update", "data race.*"},
      {"lock-order inversion", "lock-order-inversion.*"},
      {"use after free", "heap-use-after-free.*"},
      {"use after scope", "stack-use-after-(scope|return).*"},
      {"double free", "attempting double-free.*"},
      {"buffer overflow",
       "((heap|stack|global)-buffer-overflow|container-overflow).*"},
      {"memory leak", "detected memory leaks.*"},
      {"stack overflow", "stack-overflow.*"},
      {"segmentation fault", "SEGV.*"},
  };
  return forms;
}

}  // namespace

std::vector<sanitizer_report> find_reports(const std::string& error) {
  std::vector<sanitizer_report> reports;
  for (const std::string& line : split_lines(error)) {
    if (auto report = read_title(line)) {
      reports.push_back(*std::move(report));
    } else if (auto place = read_frame(line); place && !reports.empty()) {
      std::vector<code_place>& places = reports.back().places;
      if (std::ranges::find(places, *place) == places.end())
        places.push_back(*std::move(place));
    }
  }
  return reports;
}

bool proves(const sanitizer_report& report, const failure& announced) {
  static const std::regex of_mutex(
      "(unlock of an unlocked|double lock of a|destroy of a locked) mutex");
  if (announced.name == "undefined behaviour")
    return report.tool == "UndefinedBehaviorSanitizer" ||
           std::regex_match(report.kind, of_mutex);
  const auto form = forms_of_proof().find(announced.name);
  return form != forms_of_proof().end() &&
         std::regex_match(report.kind, std::regex(form->second));
}

std::vector<code_place> places_in(const sanitizer_report& report,
                                  std::string_view source) {
  std::vector<code_place> places;
  for (const code_place& one : report.places)
    if (one.file == source ||
        one.file.ends_with(std::string("/").append(source)))
      places.push_back({std::string(source), one.line, one.function});
  std::ranges::sort(places);
  const auto same = std::ranges::unique(places);
  places.erase(same.begin(), same.end());
  return places;
}

std::vector<std::string> sanitizer_environment() {
  return {"TSAN_OPTIONS=exitcode=66",
          "ASAN_OPTIONS=exitcode=66:detect_stack_use_after_return=1",
          "UBSAN_OPTIONS=exitcode=66:halt_on_error=1:print_stacktrace=1"};
}

}  // namespace verify
