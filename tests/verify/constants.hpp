#ifndef COURSE_VERIFY_CONSTANTS_HPP
#define COURSE_VERIFY_CONSTANTS_HPP

#include <optional>
#include <string>

#include "source.hpp"

namespace verify {

/// The number that the source gives a `constexpr` integer, as it is written
/// there ("1'000"); nothing if there is no such integer.
std::optional<std::string> constant_in(const source_text& source,
                                       const std::string& name);

/// Gives it another number. Every line keeps its place.
void set_constant(source_text& source, const std::string& name, long value);

}  // namespace verify

#endif
