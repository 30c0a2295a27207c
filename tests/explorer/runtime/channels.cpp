#include "channels.hpp"

#include <fcntl.h>
#include <sys/stat.h>

#include "common_state.hpp"
#include "happens_before.hpp"
#include "processes.hpp"
#include "raw_system.hpp"

namespace explorer::channels {
namespace {

constexpr std::uint32_t channels_max = 1024;

struct waited_descriptors {
  pollfd* first;
  unsigned long count;
};

// A descriptor that is wrong is no reason to wait either.
bool is_one_ready(const thread& t) {
  const auto* wanted = static_cast<const waited_descriptors*>(t.subject);
  return raw::call(SYS_poll, raw::as_long(wanted->first),
                   static_cast<long>(wanted->count), 0) != 0;
}

bool identify(int descriptor, struct stat& state) {
  return raw::call(SYS_fstat, descriptor, raw::as_long(&state)) == 0 &&
         (S_ISFIFO(state.st_mode) || S_ISSOCK(state.st_mode));
}

// By its number for the kernel, so that a copy of a descriptor is as good.
channel* known(const struct stat& state) {
  common_state& all = the_common_state();
  for (std::uint32_t i = 0; i < all.channel_count; ++i) {
    channel& candidate = all.channels[i];
    if (candidate.inode == state.st_ino && candidate.device == state.st_dev) {
      return &candidate;
    }
  }
  return nullptr;
}

channel* add(int descriptor) {
  common_state& all = the_common_state();
  if (all.channels == nullptr) {
    all.channels = common::allocate_array<channel>(channels_max);
  }
  struct stat state {};
  if (!identify(descriptor, state)) return nullptr;
  // The kernel uses the number of one that is gone again.
  channel* added = known(state);
  if (added == nullptr) {
    if (all.channel_count == channels_max) return nullptr;
    added = &all.channels[all.channel_count++];
  }
  *added = {state.st_dev, state.st_ino, 0, 0};
  added->number = static_cast<std::uint32_t>(added - all.channels) + 1;
  return added;
}

sync_object& object_of(const channel& end) {
  channel& first = the_common_state().channels[end.number - 1];
  return object_in(first.object, &first, object_kind::channel);
}

}  // namespace

channel* find(int descriptor) {
  if (the_common_state().channel_count == 0) return nullptr;
  struct stat state {};
  return identify(descriptor, state) ? known(state) : nullptr;
}

bool add_pair(int one, int other) {
  const channel* const first = add(one);
  channel* const second = add(other);
  if (first == nullptr || second == nullptr) return false;
  second->number = first->number;
  return true;
}

operation on(action what, const channel& of, std::uint64_t pc) {
  return {what,
          object_kind::channel,
          object_of(of).number,
          &the_common_state().channels[of.number - 1],
          true,
          pc};
}

wake_reason await(const operation& op, pollfd* descriptors, unsigned long count,
                  std::uint64_t deadline) {
  scheduler& run = the_scheduler();
  thread& self = run.self();
  waited_descriptors wanted{descriptors, count};
  self.waits_outside = true;
  const wake_reason why = run.wait(self, op, is_one_ready, &wanted, deadline);
  self.waits_outside = false;
  return why;
}

void await_one(action what, const channel& of, int descriptor, short event,
               std::uint64_t pc) {
  scheduler& run = the_scheduler();
  const operation op = on(what, of, pc);
  const long flags = raw::call(SYS_fcntl, descriptor, F_GETFL);
  if ((flags & O_NONBLOCK) == 0) {
    pollfd wanted{descriptor, event, 0};
    await(op, &wanted, 1, never);
    return;
  }
  thread& self = run.self();
  run.point(self, op);
  if (run.spinning(self)) run.yield(self, op);
}

void wrote(channel& to) {
  thread& self = the_scheduler().self();
  processes::note_outside_change();
  release(self, object_of(to));
  the_scheduler().progress(self);
}

void read(channel& from) {
  thread& self = the_scheduler().self();
  processes::note_outside_change();
  acquire(self, object_of(from));
  the_scheduler().progress(self);
}

}  // namespace explorer::channels
