#include "contract.hpp"

#include <algorithm>
#include <array>

namespace verify {
namespace {

const std::vector<failure>& all_failures() {
  using enum failure_family;
  static const std::vector<failure> all{
      {"data race", race},
      {"lost update", race},
      {"deadlock", stuck},
      {"livelock", stuck},
      {"lost wake-up", stuck},
      {"hang", stuck},
      {"lock-order inversion", lock_order},
      {"terminate", terminate},
      {"use after free", memory},
      {"use after scope", memory},
      {"double free", memory},
      {"buffer overflow", memory},
      {"memory leak", memory},
      {"undefined behaviour", memory},
      {"stack overflow", memory},
      {"segmentation fault", memory},
  };
  return all;
}

}  // namespace

std::optional<failure> failure_named(std::string_view name) {
  const auto found = std::ranges::find(all_failures(), name, &failure::name);
  if (found == all_failures().end()) return std::nullopt;
  return *found;
}

std::string failure_names() {
  std::string names;
  for (const failure& one : all_failures())
    names += (names.empty() ? "" : ", ") + one.name;
  return names;
}

std::string to_text(const ending& one) {
  return one.exit_code ? "exit " + std::to_string(*one.exit_code)
                       : "signal " + one.signal;
}

const exemption* contract::exemption_from(tool_name tool) const {
  const auto found = std::ranges::find(not_under, tool, &exemption::tool);
  return found == not_under.end() ? nullptr : &*found;
}

const diagnostic_section* contract::diagnostic_of(
    compiler_name compiler) const {
  const auto found =
      std::ranges::find(diagnostics, compiler, &diagnostic_section::compiler);
  return found == diagnostics.end() ? nullptr : &*found;
}

std::string_view to_text(contract_kind kind) {
  constexpr std::array names{"output",
                             "unordered output",
                             "timed output",
                             "outcomes",
                             "measured outcomes",
                             "fails",
                             "does not compile",
                             "warns"};
  return names.at(static_cast<std::size_t>(kind));
}

std::string_view to_text(outcome_mark mark) {
  constexpr std::array names{"must", "may", "never"};
  return names.at(static_cast<std::size_t>(mark));
}

std::string_view to_text(tool_name tool) {
  constexpr std::array names{"explorer", "tsan", "asan", "clang"};
  return names.at(static_cast<std::size_t>(tool));
}

std::string_view to_text(compiler_name compiler) {
  return compiler == compiler_name::gxx ? "g++" : "clang";
}

std::string title_of(const contract& one) {
  std::string title(to_text(one.kind));
  title.front() = static_cast<char>(title.front() - 'a' + 'A');
  if (one.fails) title += " (" + one.fails->name + ")";
  if (!one.diagnostics.empty())
    title +=
        " (" + std::string(to_text(one.diagnostics.front().compiler)) + ")";
  return title;
}

}  // namespace verify
