#include "source.hpp"

#include <chrono>
#include <sstream>

#include "failure.hpp"
#include "run_program.hpp"

namespace bench {

namespace {

constexpr std::size_t sha256_digits = 64;
constexpr std::chrono::seconds sha256_limit{10};

// The opening comment's first paragraph as one line.
std::string opening_paragraph(const std::string& text) {
  std::istringstream lines(text);
  std::string paragraph;
  for (std::string line; std::getline(lines, line);) {
    if (line.rfind("/// ", 0) != 0) break;
    if (!paragraph.empty()) paragraph += ' ';
    paragraph += line.substr(4);
  }
  return paragraph;
}

}  // namespace

std::string opening_sentence(const std::string& text, const std::string& path) {
  const std::string paragraph = opening_paragraph(text);
  for (std::size_t at = 0; at < paragraph.size(); ++at) {
    const bool ends = paragraph[at] == '.' || paragraph[at] == '?';
    const bool last = at + 1 == paragraph.size() || paragraph[at + 1] == ' ';
    if (ends && last) return paragraph.substr(0, at + 1);
  }
  throw failure(path +
                ":1: a suite begins with the question it answers, as a "
                "comment\n  expected: /// What does ... cost?");
}

std::string sha256_of_file(const std::string& path) {
  const program_result sum =
      run_program({"sha256sum", "--", path}, sha256_limit);
  if (sum.ending != "exit 0" || sum.output.size() < sha256_digits) {
    throw failure("cannot have the SHA-256 of '" + path +
                  "': " + sum.error_output);
  }
  return sum.output.substr(0, sha256_digits);
}

}  // namespace bench
