#include "stutter.hpp"

#include "recorder.hpp"
#include "regions.hpp"
#include "scheduler.hpp"

namespace explorer {

/// What is remembered of a thread's last points.
struct loop_state {
  struct visit {
    std::uint64_t state;
    std::uint32_t entry;     ///< Of the log: what came behind it.
    std::uint32_t failures;  ///< So many times it had failed for no reason.
  };
  static constexpr std::uint32_t visits_max = 32;
  static constexpr std::uint32_t awaited_max = 64;

  const void* frame;
  std::uint64_t state;  ///< At its last point.
  visit visits[visits_max];
  std::uint32_t visit_count;
  std::uint32_t failures;
  bool failed_here;
  bool changed;
  std::uint32_t awaited_count;
  std::uint64_t awaited[awaited_max];

  bool awaits(std::uint64_t key) const {
    for (std::uint32_t i = 0; i < awaited_count; ++i) {
      if (awaited[i] == key) return true;
    }
    return false;
  }
};

namespace stutter {
namespace {

loop_state& loop_of(thread& t) {
  if (t.loop == nullptr) t.loop = regions::allocate_array<loop_state>(1);
  return *t.loop;
}

bool on_own_stack(const thread& self, std::uintptr_t address) {
  return address - regions::stack_of(self.stack) < regions::stack_size;
}

// All that decides what the thread does next.
std::uint64_t state_of(const thread& self, const operation& op,
                       const void* frame) {
  std::uint64_t hash = op.pc ^ static_cast<std::uint64_t>(op.what) << 56;
  const auto mix = [&](std::uint64_t value) {
    hash = (hash ^ value) * 0x9e37'79b9'7f4a'7c15ull;
    hash ^= hash >> 32;
  };
  mix(reinterpret_cast<std::uintptr_t>(op.address));
  const auto* word = static_cast<const std::uint64_t*>(frame);
  const auto* end = reinterpret_cast<const std::uint64_t*>(
      regions::stack_of(self.stack) + regions::stack_size);
  while (word < end) mix(*word++);
  return hash;
}

// Notes in `loop` what the thread touched since `entry`; false when that is
// too much.
bool collect_awaited(const thread& self, loop_state& loop,
                     std::uint32_t entry) {
  const search_log& log = the_recorder().log();
  loop.awaited_count = 0;
  std::uint32_t thread = self.id;
  for (std::uint32_t i = entry; i < log.entry_count; ++i) {
    if (log.entries[i].alternatives == 0) thread = log.entries[i].thread;
    if (thread != self.id) continue;
    const std::uint32_t end = i + 1 < log.entry_count
                                  ? log.entries[i + 1].touch_begin
                                  : log.touch_count;
    for (std::uint32_t j = log.entries[i].touch_begin; j < end; ++j) {
      const std::uint64_t key = thing_of(log.touches[j]);
      if (loop.awaits(key)) continue;
      if (loop.awaited_count == loop_state::awaited_max) return false;
      loop.awaited[loop.awaited_count++] = key;
    }
  }
  return true;
}

bool changed_by_others(const thread& self, const loop_state& loop,
                       std::uint32_t entry) {
  const search_log& log = the_recorder().log();
  std::uint32_t thread = self.id;
  for (std::uint32_t i = entry; i < log.entry_count; ++i) {
    if (log.entries[i].alternatives == 0) thread = log.entries[i].thread;
    if (thread == self.id) continue;
    const std::uint32_t end = i + 1 < log.entry_count
                                  ? log.entries[i + 1].touch_begin
                                  : log.touch_count;
    for (std::uint32_t j = log.entries[i].touch_begin; j < end; ++j) {
      const contact c = log.touches[j];
      if (c != (thing_of(c) << 2 | 1) && loop.awaits(thing_of(c))) return true;
    }
  }
  return false;
}

// Every moment at which all threads stood somewhere, since anybody changed
// something for good.
struct moment {
  std::uint64_t state;
  std::uint32_t entry;
};

struct past {
  static constexpr std::uint32_t moments_max = 4096;
  moment* moments;
  std::uint32_t count;
};

past& the_past() {
  static constinit past instance{};
  return instance;
}

std::uint64_t state_of_all() {
  scheduler& run = the_scheduler();
  std::uint64_t hash = 0;
  const auto mix = [&](std::uint64_t value) {
    hash = (hash ^ value) * 0x9e37'79b9'7f4a'7c15ull;
    hash ^= hash >> 32;
  };
  for (std::uint32_t i = 0; i < run.thread_count(); ++i) {
    const thread& t = run.thread_at(i);
    mix(t.alive ? 1 : 0);
    mix(t.loop == nullptr ? 0 : t.loop->state);
    mix(reinterpret_cast<std::uintptr_t>(t.ready));
    mix(t.signalled ? 1 : 0);
    for (std::uint32_t j = 0; j < t.held_count; ++j) {
      mix(reinterpret_cast<std::uintptr_t>(t.held[j].address));
    }
  }
  return hash;
}

// Have all threads been as they are now?
bool all_go_in_circles() {
  past& known = the_past();
  const std::uint64_t state = state_of_all();
  search_log& log = the_recorder().log();
  for (std::uint32_t i = 0; i < known.count; ++i) {
    if (known.moments[i].state != state) continue;
    log.circle_from = known.moments[i].entry;
    return true;
  }
  if (known.moments == nullptr) {
    known.moments = regions::allocate_array<moment>(past::moments_max);
  }
  if (known.count == past::moments_max) return false;
  known.moments[known.count++] = {state, log.entry_count};
  return false;
}

bool is_one_atomic(const loop_state& loop, const operation& op) {
  if (op.kind != object_kind::atomic) return false;
  const auto begin = reinterpret_cast<std::uintptr_t>(op.address);
  for (std::uint32_t i = 0; i < loop.awaited_count; ++i) {
    if (loop.awaited[i] - begin >= op.value) return false;
  }
  return true;
}

void remember(loop_state& loop, std::uint64_t state) {
  if (loop.visit_count == loop_state::visits_max) {
    for (std::uint32_t i = 1; i < loop.visit_count; ++i) {
      loop.visits[i - 1] = loop.visits[i];
    }
    --loop.visit_count;
  }
  loop.visits[loop.visit_count++] = {state, the_recorder().log().entry_count,
                                     loop.failures};
}

}  // namespace

void note_frame(const void* frame) {
  if (the_recorder().on()) loop_of(the_scheduler().self()).frame = frame;
}

void note_effect(thread& self) {
  the_past().count = 0;
  note_lock(self);
}

void note_lock(thread& self) {
  if (self.loop != nullptr) self.loop->visit_count = 0;
}

void note_write(thread& self, std::uintptr_t address) {
  if (!on_own_stack(self, address)) note_effect(self);
}

void note_failure(thread& self) {
  if (self.loop != nullptr) ++self.loop->failures;
}

round arrive(thread& self, const operation& op) {
  loop_state& loop = loop_of(self);
  loop.failed_here = false;
  loop.awaited_count = 0;
  if (!on_own_stack(self, reinterpret_cast<std::uintptr_t>(loop.frame))) {
    return round::first;
  }
  const std::uint64_t state = state_of(self, op, loop.frame);
  loop.state = state;
  for (std::uint32_t i = 0; i < loop.visit_count; ++i) {
    loop_state::visit& earlier = loop.visits[i];
    if (earlier.state != state) continue;
    const bool known = collect_awaited(self, loop, earlier.entry);
    const bool changed = known && changed_by_others(self, loop, earlier.entry);
    const bool failed = earlier.failures != loop.failures;
    earlier.entry = the_recorder().log().entry_count;
    earlier.failures = loop.failures;
    if (failed && known && is_one_atomic(loop, op)) return round::in_vain;
    loop.failed_here = failed && !changed;
    loop.changed = false;
    if (known && !changed && !failed) return round::again;
    loop.awaited_count = 0;
    return all_go_in_circles() ? round::everybody : round::first;
  }
  remember(loop, state);
  return all_go_in_circles() ? round::everybody : round::first;
}

bool has_failed_here(const thread& self) {
  return self.loop != nullptr && self.loop->failed_here;
}

bool is_over(const thread& t) {
  return t.loop->changed;
}

void go_on(thread& self) {
  touch_awaited(self);
  self.loop->awaited_count = 0;
}

bool waits(const thread& t) {
  return t.alive && t.ready == is_over;
}

void touch_awaited(const thread& t) {
  for (std::uint32_t i = 0; i < t.loop->awaited_count; ++i) {
    the_recorder().touch_key(t.loop->awaited[i]);
  }
}

void wake_who_looked(std::uint64_t key) {
  const scheduler& run = the_scheduler();
  for (std::uint32_t i = 0; i < run.thread_count(); ++i) {
    thread& t = the_scheduler().thread_at(i);
    if (waits(t) && t.loop->awaits(key)) t.loop->changed = true;
  }
}

}  // namespace stutter
}  // namespace explorer
