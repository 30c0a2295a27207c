#include "constants.hpp"

#include <regex>

#include "join.hpp"

namespace verify {
namespace {

/// `constexpr int name = 5`: what stands before the number, and the number.
std::regex definition_of(const std::string& name) {
  return std::regex("(\\bconstexpr\\b[^=;{(]*\\b" + name +
                    "\\s*[={]\\s*)(-?[0-9][0-9']*)(?=[a-zA-Z]*\\s*[;,}])");
}

}  // namespace

std::optional<std::string> constant_in(const source_text& source,
                                       const std::string& name) {
  const std::regex form = definition_of(name);
  std::smatch parts;
  for (const std::string& line : source.lines)
    if (std::regex_search(line, parts, form)) return parts[2].str();
  return std::nullopt;
}

void set_constant(source_text& source, const std::string& name, long value) {
  const std::regex form = definition_of(name);
  source.bytes.clear();
  for (std::string& line : source.lines) {
    std::smatch parts;
    if (std::regex_search(line, parts, form))
      line = join(parts.prefix().str(), parts[1].str(), std::to_string(value),
                  parts.suffix().str());
    source.bytes += join(line, "\n");
  }
}

}  // namespace verify
