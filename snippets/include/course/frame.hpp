/// @file
/// Messages with a length, over a pair of connected sockets.

#ifndef COURSE_FRAME_HPP
#define COURSE_FRAME_HPP

#include <sys/socket.h>
#include <sys/types.h>

#include <cerrno>
#include <course/file_descriptor.hpp>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <stdexcept>
#include <system_error>
#include <utility>
#include <vector>

namespace course {

/// Two connected stream sockets, both closed by `exec`.
/// @throws std::system_error if the system can open no more.
inline std::pair<file_descriptor, file_descriptor> socket_pair() {
  int ends[2];
  if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) ==
      -1) {
    throw std::system_error(errno, std::generic_category(),
                            "course::socket_pair");
  }
  return {file_descriptor(ends[0]), file_descriptor(ends[1])};
}

namespace detail {

// Sends until nothing is left.
inline void send_all(int socket, std::span<const std::byte> bytes) {
  while (!bytes.empty()) {
    // Without MSG_NOSIGNAL a closed other end would mean SIGPIPE.
    const ssize_t sent =
        ::send(socket, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (sent == -1 && errno == EINTR) continue;
    if (sent == -1) {
      throw std::system_error(errno, std::generic_category(),
                              "course::send_frame");
    }
    bytes = bytes.subspan(static_cast<std::size_t>(sent));
  }
}

// Reads until `bytes` is full; returns how many came before the end.
inline std::size_t receive_up_to(int socket,
                                 std::span<std::byte> bytes) {
  std::size_t count = 0;
  while (count != bytes.size()) {
    const ssize_t got =
        ::recv(socket, bytes.data() + count, bytes.size() - count, 0);
    if (got == -1 && errno == EINTR) continue;
    if (got == -1) {
      throw std::system_error(errno, std::generic_category(),
                              "course::receive_frame");
    }
    if (got == 0) break;
    count += static_cast<std::size_t>(got);
  }
  return count;
}

}  // namespace detail

/// Sends `bytes` as one frame: their number, then they themselves.
///
/// A stream may take a part of what it is given, and a signal may
/// interrupt it: this function goes on until all is sent. At most 4 GiB.
/// @throws std::system_error if the frame cannot be sent, for instance
///         because the other end is closed.
inline void send_frame(int socket, std::span<const std::byte> bytes) {
  const auto size = static_cast<std::uint32_t>(bytes.size());
  detail::send_all(socket, std::as_bytes(std::span(&size, 1)));
  detail::send_all(socket, bytes);
}

/// Waits for the next frame; nothing if the other end was closed instead.
/// @throws std::system_error if the socket cannot be read.
/// @throws std::runtime_error if the stream ends inside a frame.
inline std::optional<std::vector<std::byte>> receive_frame(int socket) {
  std::uint32_t size = 0;
  const std::size_t got = detail::receive_up_to(
      socket, std::as_writable_bytes(std::span(&size, 1)));
  if (got == 0) return std::nullopt;

  std::vector<std::byte> bytes(got == sizeof size ? size : 0);
  if (got != sizeof size ||
      detail::receive_up_to(socket, bytes) != size) {
    throw std::runtime_error(
        "course::receive_frame: a part is missing");
  }
  return bytes;
}

}  // namespace course

#endif  // COURSE_FRAME_HPP
