#include "lock_order.hpp"

#include "common_state.hpp"
#include "findings.hpp"
#include "processes.hpp"
#include "regions.hpp"
#include "scheduler.hpp"

namespace explorer {
namespace {

constexpr std::uint32_t edges_max = 1u << 14;
constexpr std::uint32_t held_below_max = 8;

// Which lock: two processes may have two at one address.
struct lock_place {
  const void* address;
  std::uint32_t process;

  bool operator==(const lock_place&) const = default;
};

lock_place place_of(const void* address) {
  return {address, owner_of(address)};
}

struct lock_use {
  lock_place at;
  object_kind kind;
  std::uint32_t object;
  std::uint64_t pc;
  std::uint32_t context;
  bool shared;
};

}  // namespace

struct lock_edge {
  lock_use first;
  lock_use second;
  std::uint32_t thread;
  std::uint32_t clock;  ///< Of `hard`: what forces an order between edges.
  lock_place guards[held_below_max];  ///< Other locks held at the time.
  std::uint32_t guard_count;
  bool reported;
};

namespace {

using edge = lock_edge;

growing_array<edge>& the_graph() {
  return the_common_state().lock_edges;
}

bool guarded_by_the_same(const edge& a, const edge& b) {
  for (std::uint32_t i = 0; i < a.guard_count; ++i) {
    for (std::uint32_t j = 0; j < b.guard_count; ++j) {
      if (a.guards[i] == b.guards[j]) return true;
    }
  }
  return false;
}

// Could the thread of `after` be at its lock while that of `before` is at its
// own? Not when the one is known to come after the other in every schedule.
bool concurrent(const thread& self, const edge& earlier) {
  return earlier.clock > self.hard[earlier.thread];
}

void add_use(finding& into, std::uint32_t thread, const lock_use& use,
             bool holds) {
  const std::uint32_t before = into.place_count;
  add_place(into, thread, action::lock, use.kind, use.object, use.pc,
            use.context);
  if (into.place_count != before) into.places[before].owner = holds ? 1 : 0;
}

void report(const edge& a, const edge& b) {
  finding* found = add_finding(the_scheduler(), finding_kind::lock_order, "");
  if (found == nullptr) return;
  add_use(*found, a.thread, a.first, true);
  add_use(*found, a.thread, a.second, false);
  add_use(*found, b.thread, b.first, true);
  add_use(*found, b.thread, b.second, false);
}

// Two-lock cycles; longer ones are found when they close, as a deadlock.
void look_for_inversion(const thread& self, edge& added) {
  const growing_array<edge>& all = the_graph();
  for (std::uint32_t i = 1; i < all.count; ++i) {
    edge& other = all[i];
    if (other.thread == added.thread || other.reported ||
        other.first.at != added.second.at ||
        other.second.at != added.first.at) {
      continue;
    }
    // Two readers do not keep each other out.
    if ((other.first.shared && added.second.shared) ||
        (other.second.shared && added.first.shared)) {
      continue;
    }
    if (guarded_by_the_same(other, added) || !concurrent(self, other)) {
      continue;
    }
    other.reported = true;
    added.reported = true;
    report(other, added);
    return;
  }
}

edge* find_or_add(const thread& self, const lock_use& first,
                  const lock_use& second) {
  growing_array<edge>& all = the_graph();
  all.reserve(edges_max);
  for (std::uint32_t i = 1; i < all.count; ++i) {
    edge& known = all[i];
    if (known.thread == self.id && known.first.at == first.at &&
        known.second.at == second.at && known.second.pc == second.pc &&
        known.first.pc == first.pc) {
      // The latest time counts: what is concurrent with it may deadlock.
      known.clock = self.hard[self.id];
      return &known;
    }
  }
  if (all.count == edges_max) return nullptr;
  edge& added = all[all.count++];
  added = {first, second, self.id, self.hard[self.id], {}, 0, false};
  return &added;
}

}  // namespace

void lock_requested(thread& self, const void* address, object_kind kind,
                    std::uint32_t object, std::uint64_t pc, bool shared) {
  const scheduler& run = the_scheduler();
  if (self.held_count == 0 || !run.multi() || !run.watching()) return;
  const lock_use second{place_of(address), kind,  object, pc,
                        self.context,      shared};
  for (std::uint32_t i = 0; i < self.held_count; ++i) {
    const held_lock& held = self.held[i];
    if (held.address == address) continue;
    const lock_use first{
        place_of(held.address), held.kind,  held.object, held.pc,
        held.context,           held.shared};
    edge* found = find_or_add(self, first, second);
    if (found == nullptr || found->reported) continue;
    found->guard_count = 0;
    for (std::uint32_t j = 0; j < self.held_count; ++j) {
      if (j != i && found->guard_count < held_below_max) {
        found->guards[found->guard_count++] = place_of(self.held[j].address);
      }
    }
    look_for_inversion(self, *found);
  }
}

void lock_taken(thread& self, const void* address, object_kind kind,
                std::uint32_t object, std::uint64_t pc, bool shared) {
  if (self.held_count == held_max) return;
  self.held[self.held_count++] = {address, object,       kind,
                                  pc,      self.context, shared};
}

void lock_dropped(thread& self, const void* address) {
  for (std::uint32_t i = self.held_count; i-- > 0;) {
    if (self.held[i].address != address) continue;
    for (std::uint32_t j = i + 1; j < self.held_count; ++j) {
      self.held[j - 1] = self.held[j];
    }
    --self.held_count;
    return;
  }
}

}  // namespace explorer
