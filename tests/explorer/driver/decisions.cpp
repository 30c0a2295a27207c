#include "decisions.hpp"

#include <charconv>
#include <fstream>
#include <sstream>

#include "options.hpp"

namespace explorer {

std::string format_decisions(const std::vector<decision>& decisions) {
  std::string text;
  for (const decision& d : decisions) {
    if (!text.empty()) text += ' ';
    text += std::to_string(d.index) + (d.kind == 0 ? ":T" : ":=") +
            std::to_string(d.value);
  }
  return text;
}

std::vector<decision> parse_decisions(const std::string& text) {
  std::vector<decision> result;
  std::istringstream words(text);
  std::string word;
  while (words >> word) {
    decision d{};
    const char* end = word.data() + word.size();
    const auto index = std::from_chars(word.data(), end, d.index);
    const bool shaped = index.ec == std::errc() && end - index.ptr > 2 &&
                        index.ptr[0] == ':' &&
                        (index.ptr[1] == 'T' || index.ptr[1] == '=');
    if (shaped) {
      d.kind = index.ptr[1] == 'T' ? 0 : 1;
      const auto value = std::from_chars(index.ptr + 2, end, d.value);
      const bool in_order = result.empty() || result.back().index < d.index;
      if (value.ec == std::errc() && value.ptr == end && in_order) {
        result.push_back(d);
        continue;
      }
    }
    throw usage_error{"'" + word +
                      "' is no decision\nnote: decisions look "
                      "like 3:T1 (a thread) or 20:=1 (another choice), in "
                      "ascending order"};
  }
  if (result.size() > decisions_max) throw usage_error{"too many decisions"};
  return result;
}

std::vector<decision> read_decisions(const std::string& path) {
  std::ifstream file(path);
  if (!file) throw usage_error{"cannot read '" + path + "'"};
  std::ostringstream text;
  text << file.rdbuf();
  return parse_decisions(text.str());
}

}  // namespace explorer
