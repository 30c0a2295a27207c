#ifndef COURSE_EXPLORER_STUTTER_HPP
#define COURSE_EXPLORER_STUTTER_HPP

#include "thread.hpp"

// Loops that wait, in an exhaustive search. A thread that comes back to a
// scheduling point with the same stack, from its own frame to the outermost,
// and has changed nothing else meanwhile, is in the same state as before: all
// that it did in between might as well not have happened. Schedules in which
// it goes round more often need not be searched, so it waits until somebody
// changes something that it looked at. If nobody can, that is a livelock, and
// certainly one.
//
// Threads may also go in circles together, each undoing what it did. When all
// of them are as they were before, with the same locks held, the schedule ends:
// what could follow can follow without the circle. The search tries everybody
// everywhere on it, because it has not seen how the schedule would go on.
//
// The stack is the whole state of a thread only where no variable lives in a
// register from one round to the next: at -O0, as explored programs are built.

namespace explorer::stutter {

/// The program's own frames begin here, seen from the calling thread.
void note_frame(const void* frame);

/// The thread changes something that is not on its own stack.
void note_effect(thread& self);
/// It takes a lock, and somebody may look whether it is taken.
void note_lock(thread& self);
/// It is about to write there: an effect, unless that is its own stack.
void note_write(thread& self, std::uintptr_t address);
/// It fails for no reason, or wakes up for none.
void note_failure(thread& self);

enum class round {
  first,
  again,     ///< In the same state as before: wait for a change.
  in_vain,   ///< The same, only because it failed for no reason.
  everybody  ///< All threads are as they were before.
};
/// The thread stands before `op`.
round arrive(thread& self, const operation& op);

/// Has the thread failed here for no reason in the very same state? Then it
/// need not do so again.
bool has_failed_here(const thread& self);

/// Has somebody changed what `t` looked at?
bool is_over(const thread& t);
/// The thread goes on: somebody has.
void go_on(thread& self);
/// Is this what the thread waits for?
bool waits(const thread& t);
/// Adds what it waits for to what is touched.
void touch_awaited(const thread& t);
/// A change of this by whoever runs.
void wake_who_looked(std::uint64_t key);

}  // namespace explorer::stutter

#endif
