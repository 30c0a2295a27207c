#ifndef COURSE_EXPLORER_RECORDER_HPP
#define COURSE_EXPLORER_RECORDER_HPP

#include <cstdint>

#include "../shared/protocol.hpp"
#include "thread.hpp"

// Writes the log of an exhaustive search: who could go on, who did, and what
// that touched. Off in every other run.

namespace explorer {

class recorder {
public:
  void begin(search_log& log);
  bool on() const { return log_ != nullptr; }
  search_log& log() { return *log_; }

  /// The transition under way touches `size` bytes, or an object.
  void touch_bytes(const volatile void* address, std::uint64_t size,
                   bool changes) {
    if (on())
      add_bytes(reinterpret_cast<std::uintptr_t>(address), size, changes);
  }
  void touch_object(const volatile void* address, bool changes = true) {
    touch_bytes(address, 1, changes);
  }
  void touch(touched what, bool changes = true) {
    if (on()) add(static_cast<std::uint64_t>(what), changes);
  }
  void touch_thread(std::uint32_t id) {
    if (on()) add(thread_key(id), true);
  }
  void touch_key(std::uint64_t key) {
    if (on()) add(key, false);
  }
  void count_bytes(const volatile void* address, std::uint64_t size) {
    const auto first = reinterpret_cast<std::uintptr_t>(address);
    for (std::uint64_t i = 0; i < size && on(); ++i) {
      add(first + i, manner::count);
    }
  }
  /// What the operation names, save memory: that is touched when it is.
  void touch_named(const operation& op);

  /// `entry.touch_begin` is filled in here.
  void add_entry(search_entry entry);
  void add_left_over(const thread& t, bool any_time);
  /// Not all schedules are searched, and why.
  void cut(search_cut why) {
    if (on()) log_->cut |= why;
  }
  /// Is there more than can be kept? Then there is nothing left to search.
  bool overflowed() const {
    return on() && (log_->cut & (cut_long | cut_many)) != 0;
  }

private:
  static std::uint64_t thread_key(std::uint32_t id) {
    return static_cast<std::uint64_t>(touched::thread_begin) + id;
  }
  void add(std::uint64_t key, manner how);
  void add(std::uint64_t key, bool changes) {
    add(key, changes ? manner::change : manner::look);
  }
  void add_bytes(std::uintptr_t address, std::uint64_t size, bool changes);

  search_log* log_ = nullptr;
};

inline recorder& the_recorder() {
  static constinit recorder instance;
  return instance;
}

}  // namespace explorer

#endif
