#ifndef COURSE_VERIFY_SANITIZER_HPP
#define COURSE_VERIFY_SANITIZER_HPP

#include <string>
#include <string_view>
#include <vector>

#include "contract.hpp"

namespace verify {

/// A line of a source file that a sanitizer names.
struct code_place {
  std::string file;
  int line = 0;
  std::string function;

  auto operator<=>(const code_place&) const = default;
};

/// One report in the standard error of a sanitized program.
struct sanitizer_report {
  /// "ThreadSanitizer", "AddressSanitizer", "LeakSanitizer" or
  /// "UndefinedBehaviorSanitizer".
  std::string tool;
  /// In the sanitizer's own words, such as "data race".
  std::string kind;
  /// The places it names, as written; each once.
  std::vector<code_place> places;
};

/// All reports in this text, in their order.
std::vector<sanitizer_report> find_reports(const std::string& error);

/// Whether a report says what "Fails (...)" announces.
bool proves(const sanitizer_report& report, const failure& announced);

/// The reported places that lie in this source, each once, sorted.
std::vector<code_place> places_in(const sanitizer_report& report,
                                  std::string_view source);

/// Environment variables under which a report always ends in an exit code.
std::vector<std::string> sanitizer_environment();

}  // namespace verify

#endif
