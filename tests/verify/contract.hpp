#ifndef COURSE_VERIFY_CONTRACT_HPP
#define COURSE_VERIFY_CONTRACT_HPP

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "line_pattern.hpp"

namespace verify {

/// One line that a program must print.
struct contract_line {
  line_pattern pattern;
  /// Its line in the snippet.
  int line = 0;
  /// Virtual nanoseconds since the run began; only in `Timed output`.
  std::optional<std::int64_t> moment{};
};

/// Lines that keep their order among themselves.
struct strand {
  std::vector<contract_line> lines;
  /// Whether no line of another strand may come in between.
  bool together = false;
};

/// Strands that interleave freely.
struct stage {
  std::vector<strand> strands;
};

enum class outcome_mark { must, may, never };

/// One whole output: all lines of a stage come before all lines of the next.
struct body {
  std::vector<stage> stages;
  std::optional<outcome_mark> mark{};
  /// The line in the snippet it begins at; a header's if it holds no line.
  int line = 0;
};

enum class contract_kind {
  output,
  unordered_output,
  timed_output,
  outcomes,
  measured_outcomes,
  fails,
  does_not_compile,
  warns,
};

/// What "Fails (...)" can name, and who proves it.
enum class failure_family {
  /// Two threads at one variable: ThreadSanitizer and the explorer.
  race,
  /// A program that never ends in some schedule: the explorer.
  stuck,
  /// Locks taken in both orders: ThreadSanitizer and the explorer.
  lock_order,
  /// std::terminate, in every run.
  terminate,
  /// Undefined behaviour: AddressSanitizer or UBSan.
  memory,
};

struct failure {
  std::string name;
  failure_family family;
};

/// The failure with this name, if there is one.
std::optional<failure> failure_named(std::string_view name);
/// All names, for messages: "data race, lost update, ...".
std::string failure_names();

enum class compiler_name { gxx, clang };

/// What one compiler must say.
struct diagnostic_section {
  compiler_name compiler = compiler_name::gxx;
  int line = 0;
  std::vector<contract_line> lines;
};

enum class tool_name { explorer, tsan, asan, clang };

struct exemption {
  tool_name tool;
  std::string reason;
  int line = 0;
};

struct parameter {
  std::string name;
  long value;
};

/// The same program made small enough for exhaustive search.
struct reduced_section {
  std::vector<parameter> parameters;
  std::vector<body> bodies;
  int line = 0;
};

/// How a program must end; its default is exit code 0.
struct ending {
  std::optional<int> exit_code{};
  /// Such as "SIGABRT"; empty if it exits.
  std::string signal{};

  bool operator==(const ending&) const = default;
};

/// "exit 3" or "signal SIGABRT".
std::string to_text(const ending& one);

/// The closing comment of a snippet.
struct contract {
  contract_kind kind = contract_kind::output;
  /// The first line of the contract.
  int line = 0;
  /// The line of the main header.
  int main_line = 0;
  /// The last line of the main section.
  int last_line = 0;
  std::optional<failure> fails{};

  std::vector<std::string> needs{};
  std::vector<std::string> arguments{};
  bool through_pipe = false;
  /// One for most kinds; several for outcomes; none for diagnostics.
  std::vector<body> bodies{};
  std::vector<diagnostic_section> diagnostics{};
  std::vector<contract_line> error_output{};
  std::optional<int> error_output_line{};
  ending ends{.exit_code = 0};
  std::optional<int> ends_line{};
  std::optional<reduced_section> reduced{};
  std::vector<exemption> not_under{};

  /// Whether the program is run at all.
  bool runs() const {
    return kind != contract_kind::does_not_compile &&
           kind != contract_kind::warns;
  }
  /// Whether it announces a failure of this family.
  bool fails_by(failure_family family) const {
    return fails && fails->family == family;
  }
  const exemption* exemption_from(tool_name tool) const;
  const diagnostic_section* diagnostic_of(compiler_name compiler) const;
};

std::string_view to_text(contract_kind kind);
std::string_view to_text(outcome_mark mark);
std::string_view to_text(tool_name tool);
std::string_view to_text(compiler_name compiler);
/// The main header's words, such as "Fails (data race)".
std::string title_of(const contract& one);

}  // namespace verify

#endif
