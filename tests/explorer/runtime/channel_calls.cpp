#include <fcntl.h>
#include <limits.h>
#include <poll.h>
#include <signal.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>

#include "channels.hpp"
#include "interposed.hpp"
#include "not_controlled.hpp"
#include "processes.hpp"
#include "raw_system.hpp"

// The calls that make, use and close pipes and pairs of sockets. Called for
// anything else they go straight to the kernel.

namespace explorer {
namespace {

long as_result(long result) {
  if (result >= 0) return result;
  errno = static_cast<int>(-result);
  return -1;
}

int made(const char* call, long result, const int* ends, std::uint64_t pc) {
  if (result == 0 && the_scheduler().armed() &&
      !channels::add_pair(ends[0], ends[1])) {
    not_controlled(call, pc, "the program has too many pipes");
  }
  return static_cast<int>(as_result(result));
}

bool has_no_reader(int descriptor) {
  pollfd state{descriptor, POLLOUT, 0};
  raw::call(SYS_poll, raw::as_long(&state), 1, 0);
  return (state.revents & POLLERR) != 0;
}

struct piece {
  const char* data;
  std::size_t size;
};

// A pipe has room for so much where it has any; a pair of sockets says.
long write_piece(int descriptor, const piece& next) {
  if (has_no_reader(descriptor)) return -EPIPE;
  const long sent =
      raw::call(SYS_sendto, descriptor, raw::as_long(next.data),
                static_cast<long>(next.size), MSG_NOSIGNAL | MSG_DONTWAIT);
  if (sent != -ENOTSOCK) return sent;
  const std::size_t size = next.size < PIPE_BUF ? next.size : PIPE_BUF;
  return raw::call(SYS_write, descriptor, raw::as_long(next.data),
                   static_cast<long>(size));
}

long read_all(int descriptor, void* to, std::size_t size, int flags) {
  const long got = raw::call(SYS_recvfrom, descriptor, raw::as_long(to),
                             static_cast<long>(size), flags);
  if (got != -ENOTSOCK) return got;
  return raw::call(SYS_read, descriptor, raw::as_long(to),
                   static_cast<long>(size));
}

long receive(channel& from, int descriptor, void* to, std::size_t size,
             int flags, std::uint64_t pc) {
  channels::await_one(action::input, from, descriptor, POLLIN, pc);
  const long got = read_all(descriptor, to, size, flags);
  if (got >= 0) channels::read(from);
  return got;
}

bool waits(int descriptor, int flags) {
  return (raw::call(SYS_fcntl, descriptor, F_GETFL) & O_NONBLOCK) == 0 &&
         (flags & MSG_DONTWAIT) == 0;
}

}  // namespace

long channels::write(channel& to, int descriptor, const void* data,
                     std::size_t size, int flags, std::uint64_t pc) {
  piece left{static_cast<const char*>(data), size};
  long done = 0;
  do {
    await_one(action::output, to, descriptor, POLLOUT, pc);
    const long result = write_piece(descriptor, left);
    if (result == -EAGAIN && waits(descriptor, flags)) continue;
    if (result == -EPIPE && (flags & MSG_NOSIGNAL) == 0) {
      const on_behalf_of program(pc);
      raise(SIGPIPE);
    }
    if (result < 0) return done > 0 ? done : result;
    wrote(to);
    done += result;
    left.data += result;
    left.size -= static_cast<std::size_t>(result);
  } while (left.size > 0 && waits(descriptor, flags));
  return done;
}

}  // namespace explorer

using explorer::as_result;
using explorer::caller;
using explorer::channel;

namespace channels = explorer::channels;
namespace raw = explorer::raw;

extern "C" {

int pipe2(int* ends, int flags) noexcept {
  return explorer::made(
      "pipe2", raw::call(SYS_pipe2, raw::as_long(ends), flags), ends, caller());
}

int pipe(int* ends) noexcept {
  return explorer::made("pipe", raw::call(SYS_pipe2, raw::as_long(ends), 0),
                        ends, caller());
}

int socketpair(int domain, int type, int protocol, int* ends) noexcept {
  return explorer::made(
      "socketpair",
      raw::call(SYS_socketpair, domain, type, protocol, raw::as_long(ends)),
      ends, caller());
}

ssize_t read(int descriptor, void* to, std::size_t size) {
  channel* const from = channels::find(descriptor);
  if (from == nullptr || size == 0) {
    return as_result(raw::call(SYS_read, descriptor, raw::as_long(to),
                               static_cast<long>(size)));
  }
  return as_result(explorer::receive(*from, descriptor, to, size, 0, caller()));
}

ssize_t recv(int descriptor, void* to, std::size_t size, int flags) {
  channel* const from = channels::find(descriptor);
  if (from == nullptr || size == 0 || (flags & MSG_DONTWAIT) != 0) {
    return as_result(raw::call(SYS_recvfrom, descriptor, raw::as_long(to),
                               static_cast<long>(size), flags));
  }
  return as_result(
      explorer::receive(*from, descriptor, to, size, flags, caller()));
}

ssize_t send(int descriptor, const void* data, std::size_t size, int flags) {
  channel* const to = channels::find(descriptor);
  if (to == nullptr) {
    return as_result(raw::call(SYS_sendto, descriptor, raw::as_long(data),
                               static_cast<long>(size), flags));
  }
  return as_result(
      channels::write(*to, descriptor, data, size, flags, caller()));
}

int shutdown(int descriptor, int how) noexcept {
  if (channel* const of = channels::find(descriptor)) {
    explorer::scheduler& run = explorer::the_scheduler();
    run.point(run.self(), channels::on(explorer::action::close, *of, caller()));
    channels::wrote(*of);
  }
  return static_cast<int>(as_result(raw::call(SYS_shutdown, descriptor, how)));
}

int close(int descriptor) {
  channel* const of = channels::find(descriptor);
  if (of != nullptr) {
    explorer::scheduler& run = explorer::the_scheduler();
    run.point(run.self(), channels::on(explorer::action::close, *of, caller()));
    channels::wrote(*of);
  }
  return static_cast<int>(as_result(raw::call(SYS_close, descriptor)));
}

int dup2(int from, int to) noexcept {
  if (to == 1 || to == 2) {
    explorer::not_controlled("dup2", caller(),
                             "it redirects what the program prints");
  }
  explorer::processes::note_outside_change();
  return static_cast<int>(as_result(raw::call(SYS_dup2, from, to)));
}

int dup3(int from, int to, int flags) noexcept {
  if (to == 1 || to == 2) {
    explorer::not_controlled("dup3", caller(),
                             "it redirects what the program prints");
  }
  explorer::processes::note_outside_change();
  return static_cast<int>(as_result(raw::call(SYS_dup3, from, to, flags)));
}

// Of anything but pipes only the world outside knows when there is something.
int poll(pollfd* descriptors, nfds_t count, int timeout) {
  channel* first = nullptr;
  bool known = true;
  for (nfds_t i = 0; i < count; ++i) {
    if (descriptors[i].fd < 0) continue;
    channel* const of = channels::find(descriptors[i].fd);
    known &= of != nullptr;
    if (first == nullptr) first = of;
  }
  if (known && first != nullptr && timeout != 0) {
    const std::uint64_t span = static_cast<std::uint64_t>(timeout) * 1'000'000;
    channels::await(
        channels::on(explorer::action::wait, *first, caller()), descriptors,
        count, timeout < 0 ? explorer::never : explorer::deadline_after(span));
    timeout = 0;
  } else if (known && first != nullptr) {
    explorer::scheduler& run = explorer::the_scheduler();
    explorer::thread& self = run.self();
    const explorer::operation op =
        channels::on(explorer::action::wait, *first, caller());
    run.point(self, op);
    if (run.spinning(self)) run.yield(self, op);
  }
  return static_cast<int>(as_result(raw::call(
      SYS_poll, raw::as_long(descriptors), static_cast<long>(count), timeout)));
}

}  // extern "C"
