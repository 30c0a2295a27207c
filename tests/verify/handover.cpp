#include "handover.hpp"

#include <sys/socket.h>

#include <cerrno>
#include <cstring>

namespace verify {
namespace {

/// One message with room for one descriptor.
class message {
public:
  message(int* number, bool with_descriptor) {
    part_ = {number, sizeof *number};
    head_.msg_iov = &part_;
    head_.msg_iovlen = 1;
    if (!with_descriptor) return;
    head_.msg_control = control_;
    head_.msg_controllen = sizeof control_;
  }
  message(const message&) = delete;
  message& operator=(const message&) = delete;

  msghdr* head() { return &head_; }
  cmsghdr* rights() { return CMSG_FIRSTHDR(&head_); }

private:
  iovec part_{};
  msghdr head_{};
  alignas(cmsghdr) char control_[CMSG_SPACE(sizeof(int))]{};
};

}  // namespace

bool hand_over(int socket, const handover& one) {
  int number = one.number;
  message out(&number, one.descriptor >= 0);
  if (cmsghdr* rights = out.rights()) {
    rights->cmsg_level = SOL_SOCKET;
    rights->cmsg_type = SCM_RIGHTS;
    rights->cmsg_len = CMSG_LEN(sizeof(int));
    std::memcpy(CMSG_DATA(rights), &one.descriptor, sizeof(int));
  }
  return sendmsg(socket, out.head(), MSG_NOSIGNAL) == sizeof number;
}

std::optional<handover> receive(int socket) {
  handover one;
  message in(&one.number, true);
  ssize_t size = 0;
  do size = recvmsg(socket, in.head(), MSG_CMSG_CLOEXEC);
  while (size < 0 && errno == EINTR);
  if (size != sizeof one.number) return std::nullopt;
  if (const cmsghdr* rights = in.rights())
    std::memcpy(&one.descriptor, CMSG_DATA(rights), sizeof(int));
  return one;
}

}  // namespace verify
