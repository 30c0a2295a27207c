#ifndef COURSE_VERIFY_HANDOVER_HPP
#define COURSE_VERIFY_HANDOVER_HPP

#include <optional>

namespace verify {

/// What one process tells another through a socket: a number and, if it is not
/// negative, a descriptor.
struct handover {
  int number = 0;
  int descriptor = -1;
};

/// Returns false if it could not be sent.
bool hand_over(int socket, const handover& one);

/// Waits for the next one; nothing once the other end is closed.
std::optional<handover> receive(int socket);

}  // namespace verify

#endif
