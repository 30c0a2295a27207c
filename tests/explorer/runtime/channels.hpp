#ifndef COURSE_EXPLORER_CHANNELS_HPP
#define COURSE_EXPLORER_CHANNELS_HPP

#include <poll.h>

#include <cstddef>
#include <cstdint>

#include "scheduler.hpp"
#include "thread.hpp"

// Pipes and pairs of sockets that the program made itself: who reads and writes
// them is under control. What they hold the kernel knows; whoever would wait in
// it waits here instead, until it says that there is nothing to wait for.

namespace explorer {

/// One of the kernel's objects: a pipe, or one of the two ends of a pair.
struct channel {
  std::uint64_t device;
  std::uint64_t inode;
  std::uint32_t number;  ///< Of a pair, that of the first end.
  std::uint32_t object;
};

namespace channels {

/// What the descriptor stands for; null when that is nothing of the kind.
channel* find(int descriptor);

/// Both ends are new. False when there are too many.
bool add_pair(int one, int other);

operation on(action what, const channel& of, std::uint64_t pc);

/// Waits until a call would not have to wait for one of these.
wake_reason await(const operation& op, pollfd* descriptors, unsigned long count,
                  std::uint64_t deadline);

/// Waits until the descriptor can be read or written, unless whoever opened it
/// never wants to wait.
void await_one(action what, const channel& of, int descriptor, short event,
               std::uint64_t pc);

/// The calling thread has put something in; it has taken something out.
void wrote(channel& to);
void read(channel& from);

/// As the call of that name, with the flags of `send`; a negative error number
/// where it fails. Waits for room as often as it takes.
long write(channel& to, int descriptor, const void* data, std::size_t size,
           int flags, std::uint64_t pc);

}  // namespace channels
}  // namespace explorer

#endif
