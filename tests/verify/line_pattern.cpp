#include "line_pattern.hpp"

#include <algorithm>
#include <functional>
#include <regex>

#include "messages.hpp"

namespace verify {
namespace {

using kind_type = placeholder::kind_type;

std::optional<kind_type> kind_named(const std::string& word) {
  static const std::map<std::string, kind_type> kinds{
      {"pid", kind_type::pid},
      {"number", kind_type::number},
      {"ms", kind_type::ms},
      {"address", kind_type::address},
      {"text", kind_type::text}};
  const auto found = kinds.find(word);
  if (found == kinds.end()) return std::nullopt;
  return found->second;
}

/// What stands between the angle brackets: `number 0..4:left`.
std::optional<placeholder> parse_placeholder(const std::string& inside) {
  static const std::regex form(
      "([a-z]+)(?: "
      "(-?[0-9]{1,9})\\.\\.(-?[0-9]{1,9}))?(?::([a-z][a-z0-9_-]*))?");
  std::smatch parts;
  if (!std::regex_match(inside, parts, form)) return std::nullopt;
  const std::optional<kind_type> kind = kind_named(parts[1]);
  if (!kind) return std::nullopt;
  placeholder result{*kind};
  result.name = parts[4];
  if (parts[2].matched) {
    if (*kind != kind_type::number) return std::nullopt;
    result.range = {std::stol(parts[2]), std::stol(parts[3])};
    if (result.range->low > result.range->high) return std::nullopt;
  }
  return result;
}

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

bool all_digits(std::string_view text) {
  return !text.empty() && std::ranges::all_of(text, is_digit);
}

bool is_decimal(std::string_view text) {
  const std::size_t point = text.find('.');
  if (point == std::string_view::npos) return all_digits(text);
  return all_digits(text.substr(0, point)) &&
         all_digits(text.substr(point + 1));
}

bool in_range(std::string_view text, const placeholder::range_type& range) {
  std::string_view digits = text;
  if (digits.starts_with('-')) digits.remove_prefix(1);
  if (!all_digits(digits) || digits.size() > 10) return false;
  const long value = std::stol(std::string(text));
  return value >= range.low && value <= range.high;
}

bool has_form(const placeholder& one, std::string_view text) {
  switch (one.kind) {
    case kind_type::pid:
      return all_digits(text) && text.front() != '0' && text.size() <= 10;
    case kind_type::number:
      if (one.range) return in_range(text, *one.range);
      if (text.starts_with('-')) text.remove_prefix(1);
      return is_decimal(text);
    case kind_type::ms:
      return is_decimal(text);
    case kind_type::address:
      return text.size() > 2 && text.starts_with("0x") &&
             text.find_first_not_of("0123456789abcdef", 2) ==
                 std::string_view::npos;
    case kind_type::text:
      return !text.empty();
  }
  return false;
}

}  // namespace

std::optional<line_pattern> line_pattern::parse(std::string_view text,
                                                std::string& error) {
  line_pattern pattern;
  pattern.written_ = text;
  std::string literal;
  const auto end_literal = [&] {
    if (!literal.empty()) pattern.tokens_.emplace_back(std::move(literal));
    literal.clear();
  };
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text.substr(at).starts_with("\\<")) {
      literal += '<';
      pattern.shown_ += '<';
      ++at;
    } else if (text[at] != '<') {
      literal += text[at];
      pattern.shown_ += text[at];
    } else {
      const std::size_t end = text.find('>', at);
      const std::string whole(
          text.substr(at, end == text.npos ? end : end - at + 1));
      const std::optional<placeholder> holder =
          end == text.npos
              ? std::nullopt
              : parse_placeholder(whole.substr(1, whole.size() - 2));
      if (!holder) {
        error = messages::unknown_placeholder(whole);
        return std::nullopt;
      }
      end_literal();
      pattern.tokens_.emplace_back(*holder);
      pattern.holders_.push_back(*holder);
      pattern.shown_ += whole;
      at = end;
    }
  }
  end_literal();
  return pattern;
}

std::vector<bindings> line_pattern::match(std::string_view line,
                                          const bindings& known) const {
  std::vector<bindings> results;
  const bool named = std::ranges::any_of(
      holders_, [](const placeholder& one) { return !one.name.empty(); });
  // Without names every match is as good as the first one.
  const auto enough = [&] { return !named && !results.empty(); };

  const std::function<void(std::size_t, std::string_view, const bindings&)>
      walk = [&](std::size_t at, std::string_view rest, const bindings& bound) {
        if (enough()) return;
        if (at == tokens_.size()) {
          if (rest.empty() &&
              std::ranges::find(results, bound) == results.end())
            results.push_back(bound);
          return;
        }
        if (const auto* literal = std::get_if<std::string>(&tokens_[at])) {
          if (rest.starts_with(*literal))
            walk(at + 1, rest.substr(literal->size()), bound);
          return;
        }
        const placeholder& holder = std::get<placeholder>(tokens_[at]);
        if (const auto same = bound.find(holder.name); same != bound.end()) {
          if (rest.starts_with(same->second) && has_form(holder, same->second))
            walk(at + 1, rest.substr(same->second.size()), bound);
          return;
        }
        for (std::size_t size = rest.size(); size > 0; --size) {
          const std::string_view value = rest.substr(0, size);
          if (!has_form(holder, value)) continue;
          if (holder.name.empty()) {
            walk(at + 1, rest.substr(size), bound);
          } else {
            bindings extended = bound;
            extended.emplace(holder.name, value);
            walk(at + 1, rest.substr(size), extended);
          }
        }
      };
  walk(0, line, known);
  return results;
}

bool line_pattern::matches(std::string_view line) const {
  return !match(line, {}).empty();
}

bool line_pattern::occurs_in(std::string_view line) const {
  if (holders_.empty()) return line.find(shown_) != line.npos;
  for (std::size_t from = 0; from < line.size(); ++from)
    for (std::size_t size = line.size() - from; size > 0; --size)
      if (matches(line.substr(from, size))) return true;
  return false;
}

std::string escaped(std::string_view text) {
  std::string result;
  for (char c : text) {
    if (c == '<') result += '\\';
    result += c;
  }
  return result;
}

}  // namespace verify
