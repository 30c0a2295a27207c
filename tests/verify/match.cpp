#include "match.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <utility>

#include "source.hpp"

namespace verify {
namespace {

/// What is left of a strand. Strands with equal rests are interchangeable, so
/// equal rests share one index and only one of them need be tried.
struct rest_of_strand {
  const contract_line* line;
  /// The index behind this line; 0 is the empty rest.
  std::size_t next;
  bool together;
};

/// A place in the search.
struct place {
  std::size_t output_line = 0;
  std::size_t stage = 0;
  /// Indices of rests, sorted.
  std::vector<std::size_t> rests{};
  /// The contiguous strand that is being printed; 0 for none.
  std::size_t open = 0;
  bindings bound{};

  auto operator<=>(const place&) const = default;
};

class body_matcher {
public:
  body_matcher(const body& expected, const std::vector<std::string>& lines)
      : lines_(lines) {
    rests_.push_back({nullptr, 0, false});
    for (const stage& one : expected.stages) {
      if (one.strands.empty()) continue;
      std::vector<std::size_t> start;
      for (const strand& lines_of_one : one.strands)
        start.push_back(index(lines_of_one));
      std::ranges::sort(start);
      stages_.push_back(std::move(start));
    }
  }

  /// Matches all stages with the first lines of the output.
  match_result run(const bindings& known) {
    place start{.bound = known};
    if (!stages_.empty()) start.rests = stages_.front();
    std::vector<place> open{std::move(start)};
    std::set<place> seen;
    while (!open.empty()) {
      place at = std::move(open.back());
      open.pop_back();
      std::vector<place> next = successors(at);
      while (next.size() == 1) {
        at = std::move(next.front());
        next = successors(at);
      }
      if (at.rests.empty() && at.open == 0) return matched{at.bound};
      if (next.empty()) {
        give_up(at);
        continue;
      }
      if (!seen.insert(at).second) continue;
      if (seen.size() > choices_max) return ambiguity_;
      if (seen.size() == 1) name_strands(at);
      // The first alternative is tried first.
      std::ranges::reverse(next);
      std::ranges::move(next, std::back_inserter(open));
    }
    return furthest_;
  }

private:
  std::size_t index(const strand& one) {
    std::size_t next = 0;
    for (std::size_t at = one.lines.size(); at-- > 0;) {
      const contract_line& line = one.lines[at];
      const auto key =
          std::make_tuple(line.pattern.written(), next, one.together);
      const auto [known, added] = indices_.try_emplace(key, rests_.size());
      if (added) rests_.push_back({&line, next, one.together});
      next = known->second;
    }
    return next;
  }

  std::vector<place> successors(const place& at) const {
    std::vector<place> result;
    if (at.output_line >= lines_.size()) return result;
    if (at.open != 0) {
      step(at, at.open, at.rests, result);
      return result;
    }
    for (std::size_t i = 0; i < at.rests.size(); ++i) {
      if (i > 0 && at.rests[i] == at.rests[i - 1]) continue;
      std::vector<std::size_t> others = at.rests;
      others.erase(others.begin() + static_cast<std::ptrdiff_t>(i));
      step(at, at.rests[i], others, result);
    }
    return result;
  }

  /// Adds what follows if the next line of this rest is the one printed.
  void step(const place& at, std::size_t rest,
            const std::vector<std::size_t>& others,
            std::vector<place>& result) const {
    const rest_of_strand& one = rests_[rest];
    for (const bindings& bound :
         one.line->pattern.match(lines_[at.output_line], at.bound)) {
      place next{at.output_line + 1, at.stage, others, 0, bound};
      if (one.next != 0 && one.together) {
        next.open = one.next;
      } else if (one.next != 0) {
        next.rests.insert(std::ranges::upper_bound(next.rests, one.next),
                          one.next);
      }
      if (next.rests.empty() && next.open == 0 &&
          next.stage + 1 < stages_.size())
        next.rests = stages_[++next.stage];
      result.push_back(std::move(next));
    }
  }

  void give_up(const place& at) {
    if (at.output_line + 1 < furthest_.output_line) return;
    if (at.output_line + 1 > furthest_.output_line) {
      furthest_ = {};
      furthest_.output_line = at.output_line + 1;
      if (at.output_line < lines_.size())
        furthest_.printed = {lines_[at.output_line]};
    }
    if (at.open != 0) return expect(*rests_[at.open].line);
    for (std::size_t rest : at.rests) expect(*rests_[rest].line);
  }

  void expect(const contract_line& line) {
    std::vector<contract_line>& all = furthest_.expected;
    const auto same = [&](const contract_line& other) {
      return other.line == line.line;
    };
    if (std::ranges::any_of(all, same)) return;
    all.push_back(line);
    std::ranges::sort(all, {}, &contract_line::line);
    furthest_.snippet_line = all.front().line;
  }

  void name_strands(const place& at) {
    std::vector<int> lines;
    for (std::size_t rest : at.rests)
      if (rests_[rest].line->pattern.matches(lines_[at.output_line]))
        lines.push_back(rests_[rest].line->line);
    std::ranges::sort(lines);
    ambiguity_.first_line = lines.empty() ? 0 : lines.front();
    ambiguity_.second_line = lines.empty() ? 0 : lines.back();
  }

  using rest_key = std::tuple<std::string, std::size_t, bool>;

  const std::vector<std::string>& lines_;
  std::vector<rest_of_strand> rests_;
  std::map<rest_key, std::size_t> indices_;
  std::vector<std::vector<std::size_t>> stages_;
  mismatch furthest_;
  ambiguity ambiguity_;
};

std::size_t line_count(const stage& one) {
  std::size_t count = 0;
  for (const strand& each : one.strands) count += each.lines.size();
  return count;
}

/// The last line of the body in the snippet.
int last_contract_line(const body& one) {
  int last = one.line;
  for (const stage& each : one.stages)
    for (const strand& lines : each.strands)
      for (const contract_line& line : lines.lines)
        last = std::max(last, line.line);
  return last;
}

bool is_continuation(unsigned char c) {
  return (c & 0xC0) == 0x80;
}

/// The length of the UTF-8 character that the text begins with; 0 if none.
std::size_t character_length(std::string_view text) {
  const auto lead = static_cast<unsigned char>(text.front());
  const std::size_t size = lead < 0x80   ? 1
                           : lead < 0xE0 ? 2
                           : lead < 0xF0 ? 3
                                         : 4;
  if (is_continuation(lead) || text.size() < size) return 0;
  return is_utf8(text.substr(0, size)) ? size : 0;
}

std::string escape(unsigned char c) {
  constexpr std::string_view digits = "0123456789abcdef";
  return {'\\', 'x', digits[c >> 4], digits[c & 15]};
}

}  // namespace

match_result match(const body& expected, std::string_view output,
                   const bindings& known) {
  const std::vector<std::string> lines = split_lines(output);
  match_result result = body_matcher(expected, lines).run(known);
  if (!std::holds_alternative<matched>(result)) return result;
  const std::size_t first = line_count(expected);
  if (first < lines.size())
    return mismatch{
        first + 1, {}, {lines[first]}, false, last_contract_line(expected)};
  if (!output.empty() && output.back() != '\n')
    return mismatch{
        first, {}, {lines.back()}, true, last_contract_line(expected)};
  return result;
}

bool begins_with(const body& expected, std::string_view output) {
  std::size_t end = 0;
  for (std::size_t count = line_count(expected); count > 0; --count) {
    const std::size_t newline = output.find('\n', end);
    if (newline == std::string_view::npos) return false;
    end = newline + 1;
  }
  return std::holds_alternative<matched>(
      match(expected, output.substr(0, end)));
}

std::size_t line_count(const body& one) {
  std::size_t count = 0;
  for (const stage& each : one.stages) count += line_count(each);
  return count;
}

body grouped_by_moment(const body& timed) {
  body result{{}, timed.mark, timed.line};
  std::optional<std::int64_t> moment;
  for (const stage& one : timed.stages)
    for (const strand& lines : one.strands)
      for (const contract_line& line : lines.lines) {
        if (result.stages.empty() || line.moment != moment)
          result.stages.emplace_back();
        moment = line.moment;
        result.stages.back().strands.push_back({{line}, false});
      }
  return result;
}

std::string printable(std::string_view text) {
  const std::size_t end = text.find_last_not_of(" \t");
  const std::size_t blanks = end == std::string_view::npos ? 0 : end + 1;
  std::string result;
  for (std::size_t at = 0; at < text.size();) {
    const auto c = static_cast<unsigned char>(text[at]);
    const std::size_t size = character_length(text.substr(at));
    if (size == 0 || c < 0x20 || c == 0x7f || at >= blanks) {
      result += escape(c);
      ++at;
    } else {
      result += text.substr(at, size);
      at += size;
    }
  }
  return result;
}

}  // namespace verify
