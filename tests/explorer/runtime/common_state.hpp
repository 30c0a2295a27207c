#ifndef COURSE_EXPLORER_COMMON_STATE_HPP
#define COURSE_EXPLORER_COMMON_STATE_HPP

#include <cstdint>

#include "clocks.hpp"
#include "random.hpp"

// What the runtime knows of the whole run, beside its threads. Other variables
// of the runtime are about one process: a fork copies them.

namespace explorer {

struct access;
struct channel;
struct context;
struct lock_edge;
struct process;
struct sync_object;

/// An array that grows in place. Its first element stays unused: number 0
/// means that there is none.
template <typename T>
struct growing_array {
  T* items;
  std::uint32_t count;
  std::uint32_t item_size;

  /// Must come first: room for so many.
  void reserve(std::uint32_t max) {
    if (items != nullptr) return;
    items = static_cast<T*>(common::reserve(max * sizeof(T)));
    count = 1;
    item_size = sizeof(T);
  }
  T& operator[](std::uint32_t index) const { return items[index]; }
};

/// Accesses to memory beyond the last one to each granule.
struct access_pool {
  growing_array<access> accesses;
  std::uint32_t free_list;
};

inline constexpr std::uint32_t object_kinds_max = 16;

struct common_state {
  std::uintptr_t next;      ///< Of its memory, from below.
  std::uintptr_t reserved;  ///< The same from above.

  growing_array<context> contexts;
  growing_array<sync_object> objects;
  std::uint32_t object_numbers[object_kinds_max];
  growing_array<lock_edge> lock_edges;
  access_pool mapped_accesses;   ///< To memory that processes share.
  vector_clock fences;           ///< All sequentially consistent ones.
  random_source random{0x5eed};  ///< What the program is given as random.

  process* processes;  ///< Null while there is but one.
  std::uint32_t process_count;
  std::uint32_t asker;  ///< The process that waits for an answer.
  channel* channels;    ///< Pipes and the like; null before any.
  std::uint32_t channel_count;
  std::uint64_t outside_changes;  ///< What the kernel knows may be different.
  std::uintptr_t mapped_next;     ///< Where the next shared mapping goes.
  bool shares_files;              ///< Memory is shared in another way, too.
};

/// The first part of the run's state; see scheduler.hpp.
extern "C" common_state explorer_common_state;

inline common_state& the_common_state() {
  return explorer_common_state;
}

}  // namespace explorer

#endif
