#ifndef COURSE_VERIFY_SOURCE_HPP
#define COURSE_VERIFY_SOURCE_HPP

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "problem.hpp"

namespace verify {

/// A source file, cut into lines.
struct source_text {
  /// As the author types it, relative to the project's root.
  std::string path;
  std::string bytes;
  std::vector<std::string> lines;

  /// The line with this number; the first one is 1.
  const std::string& line(int number) const { return lines.at(number - 1); }
  int line_count() const { return static_cast<int>(lines.size()); }
};

/// Cuts a text into lines; the last one may lack its newline.
std::vector<std::string> split_lines(std::string_view text);

/// The whole file, byte for byte.
/// \throws std::runtime_error if it cannot be read.
std::string read_file(const std::filesystem::path& path);

/// Whether every byte belongs to well-formed UTF-8.
bool is_utf8(std::string_view text);

/// A source made of these bytes. Adds a problem for what no source may hold:
/// carriage returns, bytes that are not UTF-8.
source_text make_source(std::string path, std::string bytes, problems& found);

}  // namespace verify

#endif
