#ifndef COURSE_EXPLORER_SEARCH_LOG_HPP
#define COURSE_EXPLORER_SEARCH_LOG_HPP

#include <cstdint>

// What the exhaustive search is told about each schedule: every transition,
// which threads could have run in its place, and what it touched. See
// driver/search_tree.hpp for what the search does with it.

namespace explorer {

/// A set of threads is one word; a program with more is not searched.
inline constexpr std::uint32_t searched_threads_max = 64;
inline constexpr std::uint32_t search_entries_max = 1u << 16;
inline constexpr std::uint32_t touches_max = 1u << 20;
inline constexpr std::uint32_t sleepers_max = searched_threads_max;

/// How something is touched. Two ways together are their bits together; they
/// depend on each other unless all do the same and none changes.
enum class manner : std::uint64_t {
  look = 1,
  count = 2,  ///< Adds or subtracts, and does not ask what was there.
  change = 3
};

/// Something a transition touched: an address, times four, plus the manner.
/// Small addresses stand for what has none.
using contact = std::uint64_t;
constexpr std::uint64_t thing_of(contact c) {
  return c >> 2;
}
constexpr std::uint64_t manner_of(contact c) {
  return c & 3;
}
constexpr bool in_conflict(contact a, contact b) {
  return thing_of(a) == thing_of(b) && manner_of(a | b) == 3;
}

enum class touched : std::uint64_t {
  clock = 1,    ///< Virtual time and who waits for it.
  thread_list,  ///< Threads are numbered in the order of their creation.
  fences,
  random,
  thread_begin = 1024,  ///< Plus its number: that it exists, that it ended.
};

/// One entry: a thread goes on, up to its next scheduling point; or another
/// choice is made meanwhile.
struct search_entry {
  std::uint64_t enabled;       ///< The threads that could go on.
  std::uint32_t touch_begin;   ///< Its touches end where the next one's begin.
  std::uint32_t choice;        ///< Its number; `no_choice` where there is none.
  std::uint16_t thread;        ///< Who goes on; or the alternative taken.
  std::uint16_t alternatives;  ///< Of another choice; 0 for a thread.
  std::uint16_t preferred;     ///< Who would have gone on.
  std::uint8_t preempts;       ///< 1: whoever else goes on preempts.
  std::uint8_t waited;         ///< 1: it may have had to wait for its turn.
  std::uint8_t barrier;        ///< 1: time passed, all were idle before.
};
inline constexpr std::uint32_t no_choice = ~0u;

/// A thread that need not go on before something touches what it would touch:
/// all that begins with its transition has been searched.
struct sleeper {
  std::uint32_t thread;
  std::uint32_t touch_begin;
  std::uint32_t touch_end;
};

/// A thread that is left at the end, and what it was about to touch.
struct left_over {
  std::uint32_t thread;
  std::uint32_t touch_begin;
  std::uint32_t touch_end;
};

/// Why the schedules that were searched are not all there are.
enum search_cut : std::uint32_t {
  cut_spin = 1,       ///< A thread spins, and changes something each time.
  cut_time = 2,       ///< Time was made to pass although nobody slept.
  cut_long = 4,       ///< A schedule has more steps than can be kept.
  cut_many = 8,       ///< More threads than can be kept.
  cut_limit = 16,     ///< A schedule has more points than were allowed.
  cut_processes = 32  ///< There is more than one process.
};

/// Where some functions lie in the program.
struct code_ranges {
  static constexpr std::uint32_t max = 64;
  std::uint32_t count;
  std::uint64_t begin[max];
  std::uint64_t size[max];
};

struct search_log {
  // From the driver.
  code_ranges spins;     ///< Functions that look several times.
  code_ranges counters;  ///< Functions that only count.
  std::uint32_t sleeper_count;
  std::uint32_t sleep_from;  ///< The transition before which they sleep.
  sleeper sleepers[sleepers_max];
  contact sleeper_touches[touches_max];
  // From the run.
  std::uint32_t entry_count;
  std::uint32_t touch_count;
  std::uint32_t left_count;
  std::uint32_t cut;    ///< Of search_cut.
  std::uint32_t ended;  ///< 1: the last transition ended the process.
  /// Entry from which on all threads went in a circle; beyond all entries
  /// where they did not.
  std::uint32_t circle_from;
  search_entry entries[search_entries_max];
  contact touches[touches_max];
  left_over left[searched_threads_max];
};

}  // namespace explorer

#endif
