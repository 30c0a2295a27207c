#include "header.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <numeric>
#include <regex>
#include <string_view>
#include <utility>
#include <vector>

namespace verify {
namespace {

enum class parenthesis { none, required };

struct known_header {
  header_kind kind;
  std::string_view name;
  parenthesis inside;
};

constexpr std::array known_headers{
    known_header{header_kind::needs, "Needs", parenthesis::none},
    known_header{header_kind::arguments, "Arguments", parenthesis::none},
    known_header{header_kind::through, "Through", parenthesis::none},
    known_header{header_kind::output, "Output", parenthesis::none},
    known_header{header_kind::unordered_output, "Unordered output",
                 parenthesis::none},
    known_header{header_kind::timed_output, "Timed output", parenthesis::none},
    known_header{header_kind::outcomes, "Outcomes", parenthesis::none},
    known_header{header_kind::measured_outcomes, "Measured outcomes",
                 parenthesis::none},
    known_header{header_kind::fails, "Fails", parenthesis::required},
    known_header{header_kind::does_not_compile, "Does not compile",
                 parenthesis::required},
    known_header{header_kind::warns, "Warns", parenthesis::required},
    known_header{header_kind::error_output, "Error output", parenthesis::none},
    known_header{header_kind::ends, "Ends", parenthesis::none},
    known_header{header_kind::reduced, "Reduced", parenthesis::required},
    known_header{header_kind::not_under, "Not under", parenthesis::required},
};

/// How many letters must be added, dropped or replaced (Levenshtein).
std::size_t distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t diagonal = std::exchange(row[0], i);
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t replaced = diagonal + (a[i - 1] != b[j - 1]);
      diagonal = row[j];
      row[j] = std::min({row[j] + 1, row[j - 1] + 1, replaced});
    }
  }
  return row.back();
}

std::string lower(std::string_view text) {
  std::string result(text);
  std::ranges::transform(result, result.begin(), [](unsigned char c) {
    return static_cast<char>(std::tolower(c));
  });
  return result;
}

}  // namespace

bool is_main(header_kind kind) {
  return kind >= header_kind::output && kind <= header_kind::warns;
}

int rank_of(header_kind kind) {
  return static_cast<int>(is_main(kind) ? header_kind::output : kind);
}

std::optional<header> read_header(const std::string& line) {
  static const std::regex form(
      "// ([A-Z][a-z]*(?: [a-z]+)*)(?: \\(([^()]*)\\))?:(?: (.*))?");
  std::smatch parts;
  if (!std::regex_match(line, parts, form)) return std::nullopt;
  const std::string name = parts[1];
  const auto known =
      std::ranges::find(known_headers, name, &known_header::name);
  if (known == known_headers.end()) return std::nullopt;
  if (parts[2].matched != (known->inside == parenthesis::required))
    return std::nullopt;
  header result{known->kind};
  if (parts[2].matched) result.inside = parts[2];
  result.rest = parts[3];
  result.name = name;
  return result;
}

std::optional<std::string> meant_header(const std::string& line) {
  static const std::regex form(
      "[ \\t]*//+[ \\t]*([A-Za-z][A-Za-z -]*?)[ \\t]*(\\(.*\\))?[ \\t]*:.*");
  std::smatch parts;
  if (!std::regex_match(line, parts, form)) return std::nullopt;
  const std::string written = lower(parts[1].str());
  for (const known_header& known : known_headers) {
    const std::size_t slack = known.name.size() < 6 ? 1 : 2;
    if (distance(written, lower(known.name)) > slack) continue;
    std::string meant = "// " + std::string(known.name);
    if (known.inside == parenthesis::required) meant += " (...)";
    return meant + ":";
  }
  return std::nullopt;
}

}  // namespace verify
