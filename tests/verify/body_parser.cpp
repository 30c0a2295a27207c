#include "body_parser.hpp"

#include <charconv>
#include <regex>

#include "header.hpp"
#include "messages.hpp"

namespace verify {
namespace {

std::optional<outcome_mark> mark_on(const std::string& line) {
  for (auto mark : {outcome_mark::must, outcome_mark::may, outcome_mark::never})
    if (line == "// " + std::string(to_text(mark))) return mark;
  return std::nullopt;
}

/// "1.0 s" as virtual nanoseconds; digits beyond the ninth are not accepted.
std::int64_t nanoseconds(const std::string& whole, std::string fraction) {
  fraction.resize(9, '0');
  return std::stoll(whole) * 1'000'000'000 + std::stoll(fraction);
}

class body_parser {
public:
  body_parser(const section_lines& section, contract_kind kind, problems& found)
      : source_(section.source), kind_(kind), found_(found) {
    if (!several()) begin_body(section.header);
    for (line_ = section.header + 1; line_ <= section.last; ++line_)
      read(source_.line(line_));
    finish(section.header);
  }

  std::vector<body> take() { return std::move(bodies_); }

private:
  bool measured() const { return kind_ == contract_kind::measured_outcomes; }
  bool several() const {
    return measured() || kind_ == contract_kind::outcomes;
  }

  void report(int line, std::string what) {
    found_.push_back({source_.path, line, std::move(what)});
  }

  void read(const std::string& line) {
    if (line == "//" || line.starts_with("//   ")) return read_line(line);
    if (line == "// ---") return begin_stage();
    if (line == "// |") return begin_strand(false);
    if (line == "// | together") return begin_strand(true);
    if (line == "// or") return begin_outcome();
    if (const auto mark = mark_on(line)) return begin_marked(*mark);
    if (const auto meant = meant_header(line))
      return report(line_, messages::no_header(line, *meant));
    report(line_, messages::no_contract_line(line));
  }

  void read_line(const std::string& line) {
    if (bodies_.empty()) {
      if (measured()) return report(line_, messages::mark_missing());
      begin_body(line_);
    }
    if (line.ends_with(' ') || line.ends_with('\t'))
      return report(line_, messages::trailing_blanks());
    contract_line result{{}, line_};
    std::string text = line.size() > 2 ? line.substr(5) : "";
    if (kind_ == contract_kind::timed_output && !read_moment(text, result))
      return;
    std::string error;
    std::optional<line_pattern> pattern = line_pattern::parse(text, error);
    if (!pattern) return report(line_, error);
    result.pattern = *std::move(pattern);
    add(std::move(result));
  }

  bool read_moment(std::string& text, contract_line& result) {
    static const std::regex form(
        "\\[([0-9]{1,6})(?:\\.([0-9]{1,9}))? s\\](?: (.*))?");
    std::smatch parts;
    if (!std::regex_match(text, parts, form)) {
      report(line_, messages::moment_missing());
      return false;
    }
    result.moment = nanoseconds(parts[1], parts[2]);
    if (moment_ && *result.moment < *moment_)
      report(line_, messages::moment_goes_back());
    moment_ = result.moment;
    text = parts[3].str();
    return true;
  }

  void add(contract_line line) {
    std::vector<strand>& strands = bodies_.back().stages.back().strands;
    // In any order: each line is a strand of its own.
    if (strands.empty() || (kind_ == contract_kind::unordered_output &&
                            !strands.back().lines.empty()))
      strands.emplace_back();
    strands.back().lines.push_back(std::move(line));
    separator_ = 0;
  }

  void begin_body(int line) {
    bodies_.push_back({{stage{}}, std::nullopt, line});
    moment_.reset();
  }

  /// Whether a separator may stand here; it must have lines before it.
  bool separates() {
    const bool good = !bodies_.empty() && has_lines();
    if (!good) report(line_, messages::stray_separator(source_.line(line_)));
    return good;
  }

  bool has_lines() const {
    const std::vector<strand>& strands = bodies_.back().stages.back().strands;
    return !strands.empty() && !strands.back().lines.empty();
  }

  void begin_stage() {
    if (kind_ == contract_kind::timed_output)
      return report(line_, messages::no_stages_in_timed());
    if (!separates()) return;
    check_together();
    bodies_.back().stages.emplace_back();
    separator_ = line_;
  }

  void begin_strand(bool together) {
    if (kind_ == contract_kind::unordered_output ||
        kind_ == contract_kind::timed_output)
      return report(line_, messages::no_strands_here());
    if (bodies_.empty() && kind_ == contract_kind::outcomes) begin_body(line_);
    const bool first =
        !bodies_.empty() && bodies_.back().stages.back().strands.empty();
    if (!(first && together) && !separates()) return;
    bodies_.back().stages.back().strands.push_back({{}, together});
    separator_ = line_;
  }

  void begin_outcome() {
    if (measured()) return report(line_, messages::or_beside_marks());
    if (!several()) return report(line_, messages::or_outside_outcomes());
    if (!separates()) return;
    check_together();
    begin_body(line_ + 1);
    separator_ = line_;
  }

  void begin_marked(outcome_mark mark) {
    if (!measured()) return report(line_, messages::mark_outside_measured());
    if (!bodies_.empty()) {
      if (!separates()) return;
      check_together();
    }
    begin_body(line_);
    bodies_.back().mark = mark;
    separator_ = line_;
  }

  /// A lone strand cannot be apart from others.
  void check_together() {
    const std::vector<strand>& strands = bodies_.back().stages.back().strands;
    if (strands.size() == 1 && strands.front().together)
      report(strands.front().lines.front().line - 1,
             messages::together_alone());
  }

  void finish(int header) {
    if (separator_ > 0)
      return report(separator_,
                    messages::stray_separator(source_.line(separator_)));
    if (several() && bodies_.size() < 2 && !measured())
      return report(header, messages::one_outcome());
    if (!bodies_.empty() && has_lines()) check_together();
  }

  const source_text& source_;
  const contract_kind kind_;
  problems& found_;
  std::vector<body> bodies_;
  int line_ = 0;
  /// The line of a separator that no line has followed yet.
  int separator_ = 0;
  std::optional<std::int64_t> moment_;
};

}  // namespace

std::vector<body> parse_bodies(const section_lines& section, contract_kind kind,
                               problems& found) {
  return body_parser(section, kind, found).take();
}

std::vector<contract_line> parse_lines(const section_lines& section,
                                       problems& found) {
  const std::size_t before = found.size();
  const std::vector<body> bodies =
      parse_bodies(section, contract_kind::output, found);
  if (found.size() > before) return {};
  const body& only = bodies.front();
  const std::vector<strand>& strands = only.stages.front().strands;
  if (only.stages.size() > 1 || strands.size() > 1)
    found.push_back(
        {section.source.path, section.header, messages::only_lines_here()});
  return strands.empty() ? std::vector<contract_line>{} : strands.front().lines;
}

}  // namespace verify
