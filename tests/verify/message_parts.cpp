#include "message_parts.hpp"

#include "join.hpp"

namespace verify::messages {

std::string in_quotes(std::string_view subject) {
  return join("'", subject, "'");
}

std::string at_line(int line) {
  return join("line ", std::to_string(line));
}

std::string seconds(std::chrono::milliseconds time) {
  std::string text = std::to_string(time.count() / 1000);
  if (const auto rest = time.count() % 1000; rest != 0) {
    std::string digits = std::to_string(1000 + rest).substr(1);
    digits.erase(digits.find_last_not_of('0') + 1);
    text += "." + digits;
  }
  return text + " s";
}

std::string grouped(long number) {
  std::string text = std::to_string(number);
  for (std::size_t at = text.size(); at > 3;) text.insert(at -= 3, ",");
  return text;
}

std::string percent(double chance) {
  const auto whole = static_cast<int>(chance * 100 + 0.5);
  if (chance > 0 && whole == 0) return "below 1 %";
  if (chance < 1 && whole == 100) return "above 99 %";
  return join(std::to_string(whole), " %");
}

std::string count_of(int count, const std::string& one) {
  const std::string plural = one.ends_with('s') ? one + "es" : one + "s";
  return join(std::to_string(count), " ", count == 1 ? one : plural);
}

}  // namespace verify::messages
