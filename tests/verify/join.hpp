#ifndef COURSE_VERIFY_JOIN_HPP
#define COURSE_VERIFY_JOIN_HPP

#include <string>

namespace verify {

/// One text made of several pieces.
template <typename... Pieces>
std::string join(const Pieces&... pieces) {
  std::string text;
  (text.append(pieces), ...);
  return text;
}

}  // namespace verify

#endif
