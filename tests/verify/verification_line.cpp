#include <algorithm>

#include "evidence.hpp"
#include "join.hpp"
#include "messages.hpp"
#include "reduced.hpp"
#include "variants.hpp"

namespace verify {
namespace {

/// The first `count` numbers of a version: "12.2" of "12.2.0".
std::string short_version(const std::string& version, int count) {
  std::size_t end = 0;
  for (; count > 0 && end != std::string::npos; --count)
    end = version.find('.', end == 0 ? 0 : end + 1);
  return version.substr(0, end);
}

const check* find_check(const findings& all, std::string_view name) {
  const auto found = std::ranges::find_if(
      all.checks, [&](const checked& one) { return one.line.name == name; });
  return found == all.checks.end() ? nullptr : &found->line;
}

class line_writer {
public:
  line_writer(const snippet& one, const findings& all)
      : one_(one), promise_(one.promise), all_(all) {}

  std::string write() {
    if (!promise_.runs()) {
      add(messages::line_refused(refusing_compilers(),
                                 promise_.kind == contract_kind::warns));
      return line_;
    }
    add(compilers());
    add(schedules());
    sanitizers();
    for (const exemption& one : promise_.not_under)
      add(messages::line_exempt(name_of(one.tool), one.reason));
    return line_;
  }

private:
  void add(const std::string& part) {
    if (!part.empty()) line_ += join(line_.empty() ? "" : " · ", part);
  }

  static std::string name_of(tool_name tool) {
    if (tool == tool_name::explorer) return "the explorer";
    if (tool == tool_name::clang) return "clang";
    return title_of(tool);
  }

  std::string gxx() const {
    return join(
        "g++ ",
        short_version(all_.builds.at(variant::printed).compiler_version, 2));
  }

  std::string clang() const {
    return join(
        "clang ",
        short_version(all_.builds.at(variant::clang).compiler_version, 1));
  }

  std::string compilers() const {
    if (promise_.exemption_from(tool_name::clang)) return gxx();
    return join(gxx(), " and ", clang());
  }

  std::string refusing_compilers() const {
    std::string names;
    for (const diagnostic_section& one : promise_.diagnostics)
      names += join(names.empty() ? "" : " and ",
                    one.compiler == compiler_name::gxx ? gxx() : clang());
    return names;
  }

  std::string schedules() const {
    if (promise_.exemption_from(tool_name::explorer)) return "";
    const check* explored = find_check(all_, "explored");
    if (!explored || explored->verdict == "not controlled") return "";
    if (!all_.explored) return messages::not_explored();
    const explored_report& report = *all_.explored;
    if (promise_.fails && failing_schedules(promise_, report) > 0)
      return messages::failure_found(promise_.fails->name,
                                     failing_schedules(promise_, report),
                                     report.schedules);
    if (all_.searched && !promise_.reduced)
      return messages::line_schedules(all_.searched->schedules,
                                      all_.searched->verdict);
    if (report.single_threaded) return messages::line_single();
    const std::string sampled =
        messages::line_schedules(report.schedules, report.verdict);
    if (!all_.searched) return sampled;
    return messages::line_searched(reduced_size(one_), sampled,
                                   full_size(one_));
  }

  void sanitizers() {
    std::string silent;
    std::string caught;
    for (tool_name tool : {tool_name::tsan, tool_name::asan}) {
      const check* one = find_check(all_, to_text(tool));
      if (!one) continue;
      std::string* names = one->verdict == "passed"   ? &silent
                           : one->verdict == "caught" ? &caught
                                                      : nullptr;
      if (names) *names += join(names->empty() ? "" : " and ", title_of(tool));
    }
    if (!caught.empty()) add(messages::line_caught(caught));
    if (!silent.empty()) add(messages::line_silent(silent));
  }

  const snippet& one_;
  const contract& promise_;
  const findings& all_;
  std::string line_;
};

}  // namespace

std::string verification_line(const snippet& one, const findings& all) {
  return line_writer(one, all).write();
}

}  // namespace verify
