#ifndef COURSE_VERIFY_DIAGNOSTIC_HPP
#define COURSE_VERIFY_DIAGNOSTIC_HPP

#include <string>

namespace verify {

/// A compiler's or sanitizer's text without what differs from run to run:
/// process ids, addresses, names of temporary files and absolute paths.
std::string normalised(const std::string& text);

}  // namespace verify

#endif
