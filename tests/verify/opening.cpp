#include "opening.hpp"

#include <regex>

#include "messages.hpp"

namespace verify {
namespace {

/// What a line of the comment says; empty if it says nothing to a reader.
std::string words_of(const std::string& line) {
  static const std::regex sign("^//[/!]?[ \\t]*");
  static const std::regex file("^[\\\\@]file\\b.*$");
  static const std::regex brief("^[\\\\@]brief[ \\t]+");
  std::string words = std::regex_replace(line, sign, "");
  words = std::regex_replace(words, file, "");
  words = std::regex_replace(words, brief, "");
  const std::size_t end = words.find_last_not_of(" \t");
  return words.substr(0, end == std::string::npos ? 0 : end + 1);
}

}  // namespace

opening_comment find_opening(const source_text& source, problems& found) {
  opening_comment opening;
  for (int number = 1; number <= source.line_count(); ++number) {
    const std::string& line = source.line(number);
    if (!line.starts_with("//") || line.starts_with("//>")) break;
    opening.first = 1;
    opening.last = number;
    const std::string words = words_of(line);
    if (words.empty()) continue;
    if (!opening.summary.empty()) opening.summary += " ";
    opening.summary += words;
  }
  if (opening.summary.empty())
    found.push_back({source.path, 1, messages::no_opening_comment()});
  return opening;
}

}  // namespace verify
