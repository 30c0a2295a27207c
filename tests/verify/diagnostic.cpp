#include "diagnostic.hpp"

#include <filesystem>
#include <regex>

#include "join.hpp"

namespace verify {
namespace {

std::string without(std::string text, const std::string& part) {
  for (std::size_t at; (at = text.find(part)) != text.npos;)
    text.erase(at, part.size());
  return text;
}

std::string replaced(const std::string& text, const char* form,
                     const char* with) {
  return std::regex_replace(text, std::regex(form), with);
}

}  // namespace

std::string normalised(const std::string& text) {
  std::string result = replaced(text, "/tmp/cc[A-Za-z0-9]{6}\\.", "<object>.");
  result = replaced(result, "[^ ]*/verify-[A-Za-z0-9]{6}/(work/)?", "");
  result = without(result, join(std::filesystem::current_path().string(), "/"));
  result = replaced(result, "==[0-9]+==", "==<pid>==");
  result = replaced(result, "\\(pid=[0-9]+\\)", "(pid=<pid>)");
  result = replaced(result, "tid=[0-9]+", "tid=<pid>");
  result = replaced(result, "\\b0x[0-9a-f]+\\b", "<address>");
  return result;
}

}  // namespace verify
