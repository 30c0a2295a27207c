#include "source.hpp"

#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>
#include <stdexcept>

#include "messages.hpp"

namespace verify {

std::vector<std::string> split_lines(std::string_view text) {
  std::vector<std::string> lines;
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    lines.emplace_back(text.substr(0, end));
    if (end == std::string_view::npos) break;
    text.remove_prefix(end + 1);
  }
  return lines;
}

std::string read_file(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream bytes;
  if (!file || !(bytes << file.rdbuf() || file.peek() == EOF))
    throw std::runtime_error(messages::cannot_read(path.string()));
  return bytes.str();
}

bool is_utf8(std::string_view text) {
  // The JSON library refuses to write anything else, so it is the judge.
  try {
    (void)nlohmann::json(text).dump();
    return true;
  } catch (const nlohmann::json::type_error&) {
    return false;
  }
}

source_text make_source(std::string path, std::string bytes, problems& found) {
  source_text source{std::move(path), std::move(bytes), {}};
  source.lines = split_lines(source.bytes);
  for (int number = 1; number <= source.line_count(); ++number) {
    const std::string& line = source.line(number);
    if (line.ends_with('\r'))
      found.push_back({source.path, number, messages::carriage_return()});
    if (!is_utf8(line))
      found.push_back({source.path, number, messages::not_utf8()});
  }
  return source;
}

}  // namespace verify
