#include "contract_parser.hpp"

#include <algorithm>
#include <regex>
#include <set>

#include "body_parser.hpp"
#include "constants.hpp"
#include "header.hpp"
#include "messages.hpp"
#include "signals.hpp"

namespace verify {
namespace {

/// The first line of the comment that the file ends with; 0 without one.
int closing_comment(const source_text& source) {
  int last = source.line_count();
  while (last > 0 && source.line(last).empty()) --last;
  int first = last + 1;
  while (first > 1 && source.line(first - 1).starts_with("//")) --first;
  return first > last ? 0 : first;
}

std::vector<std::string> words_in(const std::string& text) {
  std::vector<std::string> words;
  static const std::regex separator("[ ,]+");
  std::sregex_token_iterator at(text.begin(), text.end(), separator, -1), end;
  for (; at != end; ++at)
    if (at->length() > 0) words.push_back(*at);
  return words;
}

std::optional<tool_name> tool_named(const std::string& name) {
  for (tool_name tool : {tool_name::explorer, tool_name::tsan, tool_name::asan,
                         tool_name::clang})
    if (name == to_text(tool)) return tool;
  return std::nullopt;
}

contract_kind kind_of(header_kind main) {
  return static_cast<contract_kind>(static_cast<int>(main) -
                                    static_cast<int>(header_kind::output));
}

class contract_parser {
public:
  contract_parser(const source_text& source, problems& found)
      : source_(source), found_(found) {}

  std::optional<contract> parse() {
    const int block = closing_comment(source_);
    check_outside(block);
    const int first = block == 0 ? 0 : first_header(block);
    if (first == 0) {
      report(std::max(source_.line_count(), 1), messages::no_contract());
      return std::nullopt;
    }
    result_.line = first;
    read_sections(first);
    if (result_.main_line == 0)
      report(first, messages::no_main_header());
    else
      check_whole();
    return std::move(result_);
  }

private:
  void report(int line, std::string what) {
    found_.push_back({source_.path, line, std::move(what)});
  }

  int last_line() const {
    int last = source_.line_count();
    while (source_.line(last).empty()) --last;
    return last;
  }

  /// A contract cut off by an empty line would otherwise be a comment.
  void check_outside(int block) {
    const int end = block == 0 ? source_.line_count() + 1 : block;
    for (int number = 1; number < end; ++number) {
      const std::optional<header> one = read_header(source_.line(number));
      if (one && is_main(one->kind))
        report(number, messages::header_outside(source_.line(number)));
    }
    static const std::regex indented("[ \\t]+(// .*)");
    std::smatch parts;
    for (int number = 1; number <= source_.line_count(); ++number) {
      if (!std::regex_match(source_.line(number), parts, indented)) continue;
      const std::optional<header> one = read_header(parts[1]);
      if (one && is_main(one->kind))
        report(number, messages::header_indented(parts[1].str()));
    }
  }

  int first_header(int block) {
    for (int number = block; number <= last_line(); ++number) {
      if (read_header(source_.line(number))) return number;
      if (const auto meant = meant_header(source_.line(number)))
        report(number, messages::no_header(source_.line(number), *meant));
    }
    return 0;
  }

  void read_sections(int first) {
    for (int number = first; number <= last_line();) {
      const std::optional<header> one = read_header(source_.line(number));
      int end = number + 1;
      while (end <= last_line() && !read_header(source_.line(end))) ++end;
      check_order(*one, number);
      read_section(*one, {source_, number, end - 1});
      number = end;
    }
  }

  void check_order(const header& one, int number) {
    const int rank = rank_of(one.kind);
    if (rank < rank_) {
      report(number, messages::wrong_order(one.name, last_name_));
    } else if (rank == rank_ && one.kind != header_kind::not_under) {
      if (!is_main(one.kind))
        report(number, messages::twice(one.name));
      else if (one.kind != last_kind_ || !one.inside ||
               one.kind == header_kind::fails)
        report(number, messages::second_main(source_.line(result_.main_line),
                                             source_.line(number)));
    }
    rank_ = std::max(rank, rank_);
    last_kind_ = one.kind;
    last_name_ = one.name;
  }

  void read_section(const header& one, const section_lines& section) {
    using enum header_kind;
    switch (one.kind) {
      case needs:
        return read_needs(one, section);
      case arguments:
        return read_arguments(one, section);
      case through:
        return read_through(one, section);
      case fails:
        return read_fails(one, section);
      case does_not_compile:
      case warns:
        return read_diagnostic(one, section);
      case error_output:
        return read_error_output(one, section);
      case ends:
        return read_ends(one, section);
      case reduced:
        return read_reduced(one, section);
      case not_under:
        return read_not_under(one, section);
      default:
        return read_main(one, section);
    }
  }

  /// Sections such as `// Ends: exit 3` are one line.
  void check_one_line(const header& one, const section_lines& section) {
    if (section.last > section.header)
      report(section.header + 1, messages::lines_after(one.name));
  }

  /// Sections with a body have nothing behind the colon.
  bool check_no_rest(const header& one, const section_lines& section) {
    if (one.rest.empty()) return true;
    report(section.header, messages::text_after_header(one.name));
    return false;
  }

  void read_needs(const header& one, const section_lines& section) {
    check_one_line(one, section);
    static const std::regex form("[a-z0-9][a-z0-9_+-]*");
    result_.needs = words_in(one.rest);
    if (result_.needs.empty())
      report(section.header, messages::nothing_after(one.name));
    for (const std::string& need : result_.needs)
      if (!std::regex_match(need, form))
        report(section.header, messages::bad_need(need));
  }

  void read_arguments(const header& one, const section_lines& section) {
    check_one_line(one, section);
    static const std::regex plain("[A-Za-z0-9_./=:+@%,-]+");
    static const std::regex blanks(" +");
    std::sregex_token_iterator at(one.rest.begin(), one.rest.end(), blanks, -1);
    for (; at != std::sregex_token_iterator(); ++at) {
      if (at->length() == 0) continue;
      if (!std::regex_match(at->str(), plain))
        report(section.header, messages::bad_argument(at->str()));
      result_.arguments.push_back(*at);
    }
    if (result_.arguments.empty())
      report(section.header, messages::nothing_after(one.name));
  }

  void read_through(const header& one, const section_lines& section) {
    check_one_line(one, section);
    result_.through_pipe = one.rest == "pipe";
    if (one.rest != "pipe" && one.rest != "terminal")
      report(section.header, messages::bad_through(one.rest));
  }

  void begin_main(const header& one, const section_lines& section) {
    result_.kind = kind_of(one.kind);
    if (result_.main_line == 0) result_.main_line = section.header;
    result_.last_line = section.last;
  }

  /// "none": a program that prints nothing, or nothing before it fails.
  void read_silence(const section_lines& section) {
    if (section.last > section.header)
      report(section.header + 1, messages::lines_after_none());
    result_.bodies = {{{}, std::nullopt, section.header}};
  }

  void read_main(const header& one, const section_lines& section) {
    begin_main(one, section);
    if (one.kind == header_kind::output && one.rest == "none")
      return read_silence(section);
    if (!check_no_rest(one, section)) return;
    if (section.last == section.header)
      return report(section.header, messages::no_lines(one.name));
    result_.bodies = parse_bodies(section, result_.kind, found_);
  }

  void read_fails(const header& one, const section_lines& section) {
    begin_main(one, section);
    result_.fails = failure_named(*one.inside);
    if (!result_.fails)
      report(section.header, messages::unknown_failure(*one.inside));
    if (one.rest == "none") return read_silence(section);
    if (!check_no_rest(one, section)) return;
    if (section.last == section.header) return read_silence(section);
    result_.bodies = parse_bodies(section, result_.kind, found_);
  }

  void read_diagnostic(const header& one, const section_lines& section) {
    begin_main(one, section);
    if (!check_no_rest(one, section)) return;
    diagnostic_section result{compiler_name::gxx, section.header, {}};
    if (*one.inside == "clang")
      result.compiler = compiler_name::clang;
    else if (*one.inside != "g++")
      return report(section.header, messages::unknown_compiler(*one.inside));
    if (result_.diagnostic_of(result.compiler))
      return report(section.header,
                    messages::twice(one.name + " (" + *one.inside + ")"));
    if (section.last == section.header)
      return report(section.header, messages::no_lines(one.name));
    result.lines = parse_lines(section, found_);
    result_.diagnostics.push_back(std::move(result));
  }

  void read_error_output(const header& one, const section_lines& section) {
    result_.error_output_line = section.header;
    if (!check_no_rest(one, section)) return;
    if (section.last == section.header)
      return report(section.header, messages::no_lines(one.name));
    result_.error_output = parse_lines(section, found_);
  }

  void read_ends(const header& one, const section_lines& section) {
    check_one_line(one, section);
    result_.ends_line = section.header;
    static const std::regex form("exit ([0-9]{1,3})|signal (SIG[A-Z0-9]+)");
    std::smatch parts;
    if (!std::regex_match(one.rest, parts, form))
      return report(section.header, messages::bad_ends(one.rest));
    if (parts[1].matched) {
      result_.ends = {std::stoi(parts[1]), ""};
      if (*result_.ends.exit_code > 255)
        report(section.header, messages::bad_ends(one.rest));
      if (*result_.ends.exit_code == 0)
        report(section.header, messages::ends_is_default());
    } else {
      result_.ends = {std::nullopt, parts[2]};
      if (!signal_number(parts[2]))
        report(section.header, messages::unknown_signal(parts[2].str()));
    }
  }

  void read_reduced(const header& one, const section_lines& section) {
    reduced_section result{{}, {}, section.header};
    static const std::regex form("([a-z_][A-Za-z0-9_]*) = (-?[0-9]{1,9})");
    static const std::regex separator(", ");
    std::sregex_token_iterator at(one.inside->begin(), one.inside->end(),
                                  separator, -1);
    for (; at != std::sregex_token_iterator(); ++at) {
      const std::string text = *at;
      std::smatch parts;
      if (!std::regex_match(text, parts, form)) {
        report(section.header, messages::bad_parameter(text));
        continue;
      }
      if (!constant_in(source_, parts[1]))
        report(section.header, messages::no_such_constant(parts[1].str()));
      result.parameters.push_back({parts[1], std::stol(parts[2])});
    }
    if (!check_no_rest(one, section)) return;
    if (section.last == section.header)
      return report(section.header, messages::no_lines(one.name));
    if (result_.main_line > 0 && result_.runs())
      result.bodies = parse_bodies(section, result_.kind, found_);
    result_.reduced = std::move(result);
  }

  void read_not_under(const header& one, const section_lines& section) {
    check_one_line(one, section);
    const std::optional<tool_name> tool = tool_named(*one.inside);
    if (!tool)
      return report(section.header, messages::unknown_tool(*one.inside));
    if (one.rest.empty()) report(section.header, messages::reason_missing());
    if (result_.exemption_from(*tool))
      report(section.header,
             messages::twice(one.name + " (" + *one.inside + ")"));
    result_.not_under.push_back({*tool, one.rest, section.header});
  }

  /// Sections that mean nothing beside the main one.
  void check_whole() {
    if (!result_.runs()) {
      const auto refuse = [&](bool present, const char* name) {
        if (present)
          report(result_.main_line,
                 messages::not_beside(name, title_of(result_)));
      };
      refuse(!result_.arguments.empty(), "Arguments");
      refuse(result_.through_pipe, "Through");
      refuse(result_.error_output_line.has_value(), "Error output");
      refuse(result_.ends_line.has_value(), "Ends");
      refuse(result_.reduced.has_value(), "Reduced");
      refuse(!result_.not_under.empty(), "Not under");
    }
    if (result_.fails && result_.fails->family == failure_family::stuck &&
        result_.ends_line)
      report(*result_.ends_line,
             messages::not_beside("Ends", title_of(result_)));
    if (result_.reduced) check_reduced();
  }

  /// A search needs the explorer, and something to hold it against.
  void check_reduced() {
    const auto refuse = [&](const std::string& beside) {
      report(result_.reduced->line, messages::not_beside("Reduced", beside));
    };
    if (result_.kind == contract_kind::measured_outcomes)
      refuse(title_of(result_));
    if (result_.exemption_from(tool_name::explorer))
      refuse("Not under (explorer)");
  }

  const source_text& source_;
  problems& found_;
  contract result_;
  int rank_ = -1;
  header_kind last_kind_ = header_kind::needs;
  std::string last_name_;
};

}  // namespace

std::optional<contract> parse_contract(const source_text& source,
                                       problems& found) {
  return contract_parser(source, found).parse();
}

}  // namespace verify
