#include "signals.hpp"

#include <csignal>
#include <cstring>

namespace verify {

std::optional<int> signal_number(const std::string& name) {
  for (int number = 1; number < NSIG; ++number)
    if (signal_name(number) == name) return number;
  return std::nullopt;
}

std::string signal_name(int number) {
  const char* abbreviation = sigabbrev_np(number);
  return "SIG" + (abbreviation ? abbreviation : std::to_string(number));
}

}  // namespace verify
