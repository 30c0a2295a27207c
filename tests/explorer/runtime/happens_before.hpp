#ifndef COURSE_EXPLORER_HAPPENS_BEFORE_HPP
#define COURSE_EXPLORER_HAPPENS_BEFORE_HPP

#include "scheduler.hpp"
#include "sync_object.hpp"
#include "thread.hpp"

// The edges of happens-before. `hard` edges are those that force an order in
// every schedule; a lock only orders its owners as they happened to come, so
// it makes no hard edge. The lock-order check needs the difference.

namespace explorer {

inline void acquire(thread& self, const sync_object& from) {
  if (!the_scheduler().watching()) return;
  self.clock.join(from.clock);
  self.hard.join(from.hard);
}

/// Publishes in addition to what others have published.
inline void release(thread& self, sync_object& to) {
  if (!the_scheduler().watching()) return;
  to.clock.join(self.clock);
  to.hard.join(self.hard);
  self.clock.increment(self.id);
  self.hard.increment(self.id);
}

/// Publishes in place of what was there.
inline void release_anew(thread& self, sync_object& to) {
  if (!the_scheduler().watching()) return;
  to.clock.assign(self.clock);
  to.hard.assign(self.hard);
  self.clock.increment(self.id);
  self.hard.increment(self.id);
}

inline void acquire_lock(thread& self, const sync_object& from) {
  if (!the_scheduler().watching()) return;
  self.clock.join(from.clock);
}

inline void release_lock(thread& self, sync_object& to) {
  if (!the_scheduler().watching()) return;
  to.clock.assign(self.clock);
  self.clock.increment(self.id);
}

/// Everything `from` did so far comes before what `to` does next.
inline void order_threads(thread& from, thread& to) {
  if (!the_scheduler().watching()) return;
  to.clock.join(from.clock);
  to.hard.join(from.hard);
  from.clock.increment(from.id);
  from.hard.increment(from.id);
}

}  // namespace explorer

#endif
