#ifndef COURSE_VERIFY_LINE_PATTERN_HPP
#define COURSE_VERIFY_LINE_PATTERN_HPP

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace verify {

/// What stands for a volatile part of a line, such as `<pid>`.
struct placeholder {
  /// Each kind has one documented form:
  /// - pid: a positive integer without leading zeros
  /// - number: digits, with an optional minus and decimals; with a range, an
  ///   integer within it
  /// - ms: digits, with optional decimals
  /// - address: 0x and lower-case hexadecimal digits
  /// - text: one character or more
  enum class kind_type { pid, number, ms, address, text };

  kind_type kind;
  struct range_type {
    long low;
    long high;
    bool operator==(const range_type&) const = default;
  };
  /// Only for `<number 0..4>`.
  std::optional<range_type> range{};
  /// Empty unless it is named, as in `<pid:child>`: the same value everywhere.
  std::string name{};

  bool operator==(const placeholder&) const = default;
};

/// The values that named placeholders have taken.
using bindings = std::map<std::string, std::string>;

/// One line of a contract's body.
class line_pattern {
public:
  /// Reads the text behind the comment sign. On failure, `error` says why.
  static std::optional<line_pattern> parse(std::string_view text,
                                           std::string& error);

  /// Every way the line can match: the bindings as they stand afterwards.
  /// Empty if it does not match.
  std::vector<bindings> match(std::string_view line,
                              const bindings& known) const;
  /// Whether it matches at least once.
  bool matches(std::string_view line) const;

  /// Whether the pattern occurs somewhere in the line.
  bool occurs_in(std::string_view line) const;

  /// As a page shows it: `\<` is `<`, the rest as written.
  const std::string& shown() const { return shown_; }
  /// As the contract writes it.
  const std::string& written() const { return written_; }
  const std::vector<placeholder>& placeholders() const { return holders_; }

private:
  using token = std::variant<std::string, placeholder>;
  std::vector<token> tokens_;
  std::vector<placeholder> holders_;
  std::string shown_;
  std::string written_;
};

/// The text as a contract must write it, so that it matches literally.
std::string escaped(std::string_view text);

}  // namespace verify

#endif
