#ifndef COURSE_VERIFY_SIGNALS_HPP
#define COURSE_VERIFY_SIGNALS_HPP

#include <optional>
#include <string>

namespace verify {

/// The number of a signal by its name, such as "SIGABRT".
std::optional<int> signal_number(const std::string& name);

/// The name of a signal by its number; "SIG40" for one without a name.
std::string signal_name(int number);

}  // namespace verify

#endif
