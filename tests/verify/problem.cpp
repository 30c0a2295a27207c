#include "problem.hpp"

namespace verify {

std::string to_text(const problem& one) {
  std::string text = one.path + ":";
  if (one.line > 0) text += std::to_string(one.line) + ":";
  text += " " + one.what + "\n";
  for (const std::string& detail : one.details) text += detail + "\n";
  if (!one.note.empty()) text += "note: " + one.note + "\n";
  return text;
}

std::string to_text(const problems& all) {
  std::string text;
  for (const problem& one : all) text += to_text(one);
  return text;
}

}  // namespace verify
