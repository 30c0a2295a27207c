#include <algorithm>
#include <optional>

#include "bless.hpp"
#include "join.hpp"
#include "messages.hpp"

namespace verify {
namespace {

using namespace std::chrono_literals;

/// All lines of the body, stage by stage.
std::vector<contract_line> flattened(const body& one) {
  std::vector<contract_line> lines;
  for (const stage& each : one.stages)
    for (const strand& of_one : each.strands)
      lines.insert(lines.end(), of_one.lines.begin(), of_one.lines.end());
  return lines;
}

std::string comment(std::string_view text) {
  return text.empty() ? "//" : join("//   ", text);
}

/// A tenth of a second at most earlier: lateness is all that real time adds.
std::string rounded_moment(std::chrono::nanoseconds time) {
  const auto tenths = time / 100ms;
  return join("[", std::to_string(tenths / 10), ".",
              std::to_string(tenths % 10), " s]");
}

/// Which old line each printed line is, in order, such that as many as
/// possible keep theirs (the longest common subsequence).
std::vector<std::optional<std::size_t>> align(
    const std::vector<contract_line>& old,
    const std::vector<printed_line>& printed) {
  const auto same = [&](std::size_t i, std::size_t j) {
    return old[i].pattern.matches(printed[j].text);
  };
  std::vector<std::vector<int>> best(old.size() + 1,
                                     std::vector<int>(printed.size() + 1));
  for (std::size_t i = old.size(); i-- > 0;)
    for (std::size_t j = printed.size(); j-- > 0;)
      best[i][j] = same(i, j) ? best[i + 1][j + 1] + 1
                              : std::max(best[i + 1][j], best[i][j + 1]);
  std::vector<std::optional<std::size_t>> result(printed.size());
  for (std::size_t i = 0, j = 0; i < old.size() && j < printed.size();) {
    if (same(i, j))
      result[j++] = i++;
    else if (best[i + 1][j] >= best[i][j + 1])
      ++i;
    else
      ++j;
  }
  return result;
}

class line_blesser {
public:
  line_blesser(const snippet& one, const std::vector<printed_line>& printed,
               problems& found)
      : one_(one), promise_(one.promise), printed_(printed), found_(found) {}

  std::vector<std::string> bless() {
    if (!can_rewrite()) return {};
    old_ = flattened(promise_.bodies.front());
    if (promise_.kind == contract_kind::unordered_output) return unordered();
    std::vector<std::string> lines;
    const auto kept = align(old_, printed_);
    for (std::size_t j = 0; j < printed_.size(); ++j)
      lines.push_back(kept[j] && keeps_moment(old_[*kept[j]], printed_[j])
                          ? written(old_[*kept[j]])
                          : fresh(printed_[j]));
    return with_separators(std::move(lines));
  }

private:
  void refuse(int line, std::string what) {
    found_.push_back({one_.source.path, line, std::move(what)});
  }

  bool can_rewrite() {
    if (!can_bless(promise_.kind)) {
      refuse(promise_.main_line,
             messages::cannot_bless_kind(title_of(promise_)));
      return false;
    }
    if (printed_.empty() && promise_.kind != contract_kind::output) {
      refuse(promise_.main_line, messages::cannot_bless_silence());
      return false;
    }
    return !has_strands() && lines_can_stand();
  }

  bool has_strands() {
    if (promise_.kind == contract_kind::unordered_output) return false;
    for (const stage& each : promise_.bodies.front().stages)
      if (each.strands.size() > 1) {
        refuse(each.strands.front().lines.front().line,
               messages::cannot_bless_strands());
        return true;
      }
    return false;
  }

  bool lines_can_stand() {
    for (const printed_line& line : printed_)
      if (printable(line.text) != line.text) {
        refuse(promise_.main_line,
               messages::cannot_bless_line(printable(line.text)));
        return false;
      }
    return true;
  }

  const std::string& source_line(const contract_line& line) const {
    return one_.source.line(line.line);
  }

  std::string written(const contract_line& line) const {
    return source_line(line);
  }

  std::string fresh(const printed_line& line) const {
    if (promise_.kind != contract_kind::timed_output)
      return comment(escaped(line.text));
    const std::string moment = rounded_moment(line.at);
    return comment(line.text.empty() ? moment
                                     : join(moment, " ", escaped(line.text)));
  }

  static bool keeps_moment(const contract_line& old,
                           const printed_line& printed) {
    if (!old.moment) return true;
    const std::chrono::nanoseconds expected(*old.moment);
    const auto late = std::max<std::chrono::nanoseconds>(expected / 4, 100ms);
    return printed.at >= expected && printed.at <= expected + late;
  }

  /// Old lines keep their places; new ones come last.
  std::vector<std::string> unordered() {
    std::vector<bool> is_new(printed_.size(), true);
    std::vector<std::string> lines;
    for (const contract_line& line : old_)
      for (std::size_t j = 0; j < printed_.size(); ++j) {
        if (!is_new[j] || !line.pattern.matches(printed_[j].text)) continue;
        is_new[j] = false;
        lines.push_back(written(line));
        break;
      }
    std::vector<std::string> added;
    for (std::size_t j = 0; j < printed_.size(); ++j)
      if (is_new[j]) added.push_back(fresh(printed_[j]));
    // In any order: sorted, so that every run adds them alike.
    std::ranges::sort(added);
    std::ranges::move(added, std::back_inserter(lines));
    return with_separators(std::move(lines));
  }

  /// Stages keep their sizes; which stage gained or lost a line is not known.
  std::vector<std::string> with_separators(std::vector<std::string> lines) {
    const std::vector<stage>& stages = promise_.bodies.front().stages;
    if (stages.size() < 2) return lines;
    if (lines.size() != old_.size()) {
      refuse(promise_.main_line, messages::cannot_bless_stages());
      return {};
    }
    std::vector<std::string> result;
    std::size_t at = 0;
    for (const stage& each : stages) {
      if (at > 0) result.push_back("// ---");
      const std::size_t end = at + line_count(body{{each}});
      while (at < end) result.push_back(lines[at++]);
    }
    return result;
  }

  const snippet& one_;
  const contract& promise_;
  const std::vector<printed_line>& printed_;
  problems& found_;
  std::vector<contract_line> old_;
};

}  // namespace

bool can_bless(contract_kind kind) {
  return kind == contract_kind::output ||
         kind == contract_kind::unordered_output ||
         kind == contract_kind::timed_output;
}

std::vector<std::string> blessed_lines(const snippet& one,
                                       const std::vector<printed_line>& printed,
                                       problems& found) {
  return line_blesser(one, printed, found).bless();
}

}  // namespace verify
