#ifndef COURSE_EXPLORER_SEARCH_TREE_HPP
#define COURSE_EXPLORER_SEARCH_TREE_HPP

#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "../shared/protocol.hpp"

// Exhaustive search: all schedules of a program, or one of each class of
// schedules that cannot be told apart, depth first, by running the program
// again for each with its choices up to some point given.
//
// A transition is what a thread does from one scheduling point up to its next.
// Two of them depend on each other if they touch the same thing and one
// changes it; what a transition touches is not guessed beforehand, the run
// writes it down. Swapping two neighbours that are independent changes
// nothing, so one schedule stands for all that can be made of it that way.
//
// Which alternatives are searched is dynamic partial-order reduction with
// source sets and sleep sets (Abdulla, Aronis, Jonsson, Sagonas, POPL 2014):
//   - A schedule shows two transitions e, then f, that depend on each other
//     and that nothing else puts into this order. Then at the state before e
//     some thread is tried that can lead to f before e: any one that begins
//     the rest of the schedule without e and all that depends on e.
//   - When all that begins with a transition has been searched, it sleeps
//     beside its alternatives until something wakes it that depends on it. A
//     schedule that only sleepers could go on with has been seen already.
// What the textbook leaves out:
//   - Threads that wait. To lock a mutex depends on whoever had it before; the
//     unlocking between them does not count, the two may come in either order.
//     A transition that had to wait, or still waits at the end, is therefore
//     compared with all that touched what it waits for, not the last alone.
//   - Choices other than of threads, such as whom a notification wakes, are
//     made within a transition. Each is searched with all its alternatives;
//     what the transition touches is what any of them touches.
//   - The end of the process depends on everything: it keeps the others from
//     going on.
//   - Where time passes because all are idle (--time idle), what comes after
//     comes after everything before.
//
// Why plain accesses need no points: between two scheduling points a thread
// touches plain memory that no other touches at the same time, or the race
// detector, which looks at every schedule, reports it. The racy place is then
// learned, its accesses become points, and the search begins anew.
//
// Loops that wait are cut short in the run itself: runtime/stutter.hpp.
//
// With a bound on preemptions there is no such reduction, because the schedule
// that stands for a class may need more preemptions than others of the class:
// then every schedule within the bound is run. Without any bound that is what
// the reduction is tested against.

namespace explorer {

/// What a transition touches, each thing once, in ascending order.
using contact_set = std::vector<contact>;

class search_tree {
public:
  /// With `preemptions`, all schedules with at most so many, unreduced.
  explicit search_tree(std::optional<std::uint32_t> preemptions)
      : bound_(preemptions) {}

  /// Writes down which schedule is to be run next.
  void prepare(shared_area& area) const;

  /// Takes in what that run did. False when it did not do again what it did
  /// before: the program is not under control.
  bool take(const shared_area& area);

  /// Goes on to the next schedule; false when there is none.
  bool advance();

private:
  struct asleep {
    std::uint16_t thread;
    contact_set touches;
  };

  /// One entry of the log: a transition, or another choice within it.
  struct frame {
    search_entry entry{};  ///< `thread` is what is taken now.
    std::uint32_t transition = 0;
    contact_set touches;               ///< In the last run.
    contact_set all_touches;           ///< In all runs with what is taken now.
    std::uint64_t backtrack = 0;       ///< Threads that are, or must be, tried.
    std::uint64_t done = 0;            ///< Threads that have been tried.
    std::vector<asleep> sleep;         ///< Who slept when it was reached.
    std::vector<asleep> tried;         ///< Who has been tried here.
    std::vector<std::uint32_t> clock;  ///< Events of each thread before it.
    std::uint32_t number = 0;          ///< Among the events of its thread.
  };

  bool is_choice(const frame& f) const { return f.entry.alternatives != 0; }
  void add_frames(const search_log& log, std::size_t first);
  void inherit_sleep(frame& added, const frame& before) const;
  std::uint64_t sleepers_of(const frame& f) const;
  bool choose_next(frame& f);
  std::uint64_t within_bound(const frame& f) const;

  // The order of events, in search_order.cpp.
  void analyse(const search_log& log, bool ended, std::size_t first);
  void order(std::size_t index, std::size_t first, bool ends);
  void order_left_overs(const search_log& log);
  std::vector<std::size_t> rivals(std::uint16_t thread,
                                  const contact_set& touches, bool waited,
                                  const std::vector<std::size_t>& direct) const;
  std::vector<std::size_t> direct_before(const contact_set& touches) const;
  bool before(std::size_t earlier,
              const std::vector<std::uint32_t>& clock) const;
  void reverse(std::size_t earlier, std::size_t end, std::uint16_t thread,
               const std::vector<std::uint32_t>& clock);

  /// Who touched a thing, and how.
  struct handling {
    std::size_t frame;
    contact how;
  };

  std::optional<std::uint32_t> bound_;
  std::vector<frame> frames_;
  std::size_t branch_ = 0;  ///< The frame at which the last run was new.
  std::unordered_map<std::uint64_t, std::vector<handling>> things_;
  std::vector<std::size_t> last_of_thread_;  ///< Frame number plus 1.
  std::vector<std::uint32_t> base_;  ///< What came before time last passed.
};

}  // namespace explorer

#endif
