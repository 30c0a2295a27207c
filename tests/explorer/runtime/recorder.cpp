#include "recorder.hpp"

#include "stutter.hpp"

namespace explorer {
namespace {

bool names_memory(const operation& op) {
  return op.kind == object_kind::memory || op.kind == object_kind::atomic;
}

}  // namespace

void recorder::begin(search_log& log) {
  log_ = &log;
  log.entry_count = 0;
  log.touch_count = 0;
  log.left_count = 0;
  log.cut = 0;
  log.ended = 0;
  log.circle_from = search_entries_max;
}

void recorder::touch_named(const operation& op) {
  // A thread's creation is noted where it is made, before this point.
  if (!on() || names_memory(op) || op.what == action::yield ||
      op.what == action::create) {
    return;
  }
  if (op.kind == object_kind::thread) {
    add(thread_key(op.object), true);
  } else if (op.address != nullptr) {
    add(reinterpret_cast<std::uintptr_t>(op.address), op.writes);
  }
}

void recorder::add_entry(search_entry entry) {
  if (log_->entry_count == search_entries_max) {
    log_->cut |= cut_long;
    return;
  }
  entry.touch_begin = log_->touch_count;
  log_->entries[log_->entry_count++] = entry;
}

void recorder::add_left_over(const thread& t, bool any_time) {
  if (log_->left_count == searched_threads_max) return;
  left_over& left = log_->left[log_->left_count++];
  left.thread = t.id;
  left.touch_begin = log_->touch_count;
  const operation& op = t.pending;
  if (names_memory(op)) {
    add_bytes(reinterpret_cast<std::uintptr_t>(op.address), 8, op.writes);
  } else {
    touch_named(op);
  }
  if (stutter::waits(t)) stutter::touch_awaited(t);
  if (t.gate != nullptr) touch_object(t.second_subject);
  if (any_time && t.deadline != never) touch(touched::clock);
  left.touch_end = log_->touch_count;
}

void recorder::add(std::uint64_t key, manner how) {
  if (log_->touch_count == touches_max) {
    log_->cut |= cut_long;
    return;
  }
  log_->touches[log_->touch_count++] =
      key << 2 | static_cast<std::uint64_t>(how);
  if (how != manner::look) stutter::wake_who_looked(key);
}

void recorder::add_bytes(std::uintptr_t address, std::uint64_t size,
                         bool changes) {
  for (std::uint64_t i = 0; i < size; ++i) add(address + i, changes);
}

}  // namespace explorer
