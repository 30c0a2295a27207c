#include <algorithm>

#include "compile.hpp"
#include "messages.hpp"

namespace verify {
namespace {

compiler_name compiler_of(variant which) {
  return which == variant::clang ? compiler_name::clang : compiler_name::gxx;
}

/// Whether the contract does without this program.
bool is_exempt(const contract& promise, variant which) {
  switch (which) {
    case variant::printed:
      return false;
    case variant::clang:
      return promise.exemption_from(tool_name::clang);
    case variant::tsan:
      return promise.exemption_from(tool_name::tsan);
    case variant::asan:
      return promise.exemption_from(tool_name::asan);
    case variant::explored:
      return promise.exemption_from(tool_name::explorer);
    case variant::reduced:
      return !promise.reduced;
  }
  return false;
}

/// The diagnostic, indented as details are.
std::vector<std::string> detailed(const std::string& diagnostic) {
  std::vector<std::string> details;
  for (const std::string& line : split_lines(diagnostic))
    details.push_back("  " + line);
  return details;
}

/// Each documented line must occur in some line of the diagnostic.
void check_lines(const snippet& one, const diagnostic_section& section,
                 const std::string& diagnostic, problems& found) {
  const std::vector<std::string> lines = split_lines(diagnostic);
  for (const contract_line& expected : section.lines) {
    const bool occurs = std::ranges::any_of(lines, [&](const auto& line) {
      return expected.pattern.occurs_in(line);
    });
    if (!occurs)
      found.push_back({one.source.path, expected.line,
                       messages::not_in_diagnostic(to_text(section.compiler),
                                                   expected.pattern.shown()),
                       detailed(diagnostic)});
  }
}

}  // namespace

problems judge_build(const snippet& one, variant which,
                     const build_record& record) {
  const contract& promise = one.promise;
  const std::string_view compiler = to_text(compiler_of(which));
  problems found;
  if (promise.runs()) {
    if (!record.built && !is_exempt(promise, which))
      found.push_back({one.source.path, 1,
                       messages::does_not_build(compiler, to_text(which)),
                       detailed(record.diagnostic)});
    return found;
  }
  const diagnostic_section* section = promise.diagnostic_of(compiler_of(which));
  if (!section || record.compiler_version.empty()) return found;
  const bool must_build = promise.kind == contract_kind::warns;
  if (record.built != must_build)
    found.push_back({one.source.path, section->line,
                     must_build ? messages::only_warns(compiler)
                                : messages::compiles_after_all(compiler),
                     detailed(record.diagnostic)});
  else
    check_lines(one, *section, record.diagnostic, found);
  return found;
}

}  // namespace verify
