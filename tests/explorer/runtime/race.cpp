#include "race.hpp"

#include "context.hpp"
#include "findings.hpp"
#include "learned.hpp"
#include "scheduler.hpp"
#include "shadow.hpp"

// Data races by vector clocks: two accesses race when they touch a byte in
// common, one writes, not both are atomic, and neither happens before the
// other. Complete for the run under way: an access is only forgotten when a
// later one races with everything that it would race with.

namespace explorer {
namespace {

constexpr std::uint32_t pool_max = 64u << 20;

struct access_pool {
  access* items;
  std::uint32_t count;
  std::uint32_t free_list;
};

access_pool& the_pool() {
  static constinit access_pool pool{};
  return pool;
}

std::uint32_t take_from_pool() {
  access_pool& pool = the_pool();
  if (pool.free_list != 0) {
    const std::uint32_t taken = pool.free_list;
    pool.free_list = pool.items[taken].next;
    return taken;
  }
  if (pool.items == nullptr) {
    pool.items = regions::allocate_array<access>(pool_max);
    pool.count = 1;
  }
  return pool.count == pool_max ? 0 : pool.count++;
}

void give_back(std::uint32_t index) {
  access_pool& pool = the_pool();
  pool.items[index].next = pool.free_list;
  pool.free_list = index;
}

constexpr bool writes(access_kind kind) {
  return kind == access_kind::plain_write || kind == access_kind::atomic_write;
}

constexpr bool is_atomic(access_kind kind) {
  return kind == access_kind::atomic_read || kind == access_kind::atomic_write;
}

constexpr bool conflict(access_kind a, access_kind b) {
  return (writes(a) || writes(b)) && !(is_atomic(a) && is_atomic(b));
}

// Does whatever conflicts with `earlier` conflict with `later` too?
constexpr bool covers(access_kind later, access_kind earlier) {
  if (later == earlier || later == access_kind::plain_write) return true;
  return earlier == access_kind::atomic_read;
}

access_kind kind_of(const access& a) {
  return static_cast<access_kind>(a.kind);
}

void describe(place& where, std::uintptr_t address, std::uint16_t size) {
  where.address = address;
  where.size = size;
}

action word_for(access_kind kind) {
  switch (kind) {
    case access_kind::plain_read:
      return action::read;
    case access_kind::plain_write:
      return action::write;
    case access_kind::atomic_read:
      return action::atomic_load;
    case access_kind::atomic_write:
      return action::atomic_store;
  }
  return action::none;
}

bool already_reported(scheduler& run, std::uint64_t pc, std::uint64_t other) {
  const run_report& report = run.report();
  for (std::uint32_t i = 0; i < report.finding_count; ++i) {
    const finding& known = run.area().findings[i];
    if (known.kind != finding_kind::data_race) continue;
    const std::uint64_t first = known.places[0].stack.frames[0];
    const std::uint64_t second = known.places[1].stack.frames[0];
    if ((first == pc && second == other) || (first == other && second == pc)) {
      return true;
    }
  }
  return false;
}

void report_race(const thread& self, const access& now, const access& earlier,
                 std::uintptr_t granule) {
  scheduler& run = the_scheduler();
  the_learned_places().add(run.area().learned, granule, now.pc, earlier.pc);
  if (already_reported(run, now.pc, earlier.pc)) return;
  finding* found = add_finding(run, finding_kind::data_race, "");
  if (found == nullptr) return;
  const auto add = [&](std::uint32_t thread, const access& what) {
    add_place(*found, thread, word_for(kind_of(what)), object_kind::memory, 0,
              what.pc, what.context);
    const int first = __builtin_ctz(what.mask);
    describe(found->places[found->place_count - 1],
             granule + static_cast<std::uintptr_t>(first),
             static_cast<std::uint16_t>(__builtin_popcount(what.mask)));
  };
  add(earlier.thread, earlier);
  add(self.id, now);
}

void check_granule(thread& self, std::uintptr_t address, std::uint8_t mask,
                   access_kind kind, std::uint64_t pc) {
  cell& here = shadow::cell_of(address);
  access& last = here.last;
  const std::uint32_t clock = self.clock[self.id];
  // Same thread, nothing published since, nothing new: the usual case.
  if (last.clock == clock && last.thread == self.id &&
      (last.mask & mask) == mask && covers(kind_of(last), kind)) {
    return;
  }
  access now{clock,
             static_cast<std::uint16_t>(self.id),
             mask,
             static_cast<std::uint8_t>(kind),
             static_cast<std::uint32_t>(pc),
             self.context,
             0};
  if (last.clock != 0) {
    // Walk the chain; keep what `now` does not stand for.
    access* pool = the_pool().items;
    std::uint32_t* link = &now.next;
    const auto visit = [&](const access& earlier) {
      const bool mine = earlier.thread == self.id;
      const bool before = mine || earlier.clock <= self.clock[earlier.thread];
      if (!before && (earlier.mask & mask) != 0 &&
          conflict(kind, kind_of(earlier))) {
        report_race(self, now, earlier, address & ~std::uintptr_t{7});
        return false;
      }
      return !(before && (earlier.mask & ~mask) == 0 &&
               covers(kind, kind_of(earlier)));
    };
    std::uint32_t next = last.next;
    if (visit(last)) {
      const std::uint32_t moved = take_from_pool();
      pool = the_pool().items;
      if (moved != 0) {
        pool[moved] = last;
        *link = moved;
        link = &pool[moved].next;
      }
    }
    *link = next;
    while (*link != 0) {
      const std::uint32_t index = *link;
      if (visit(pool[index])) {
        link = &pool[index].next;
      } else {
        *link = pool[index].next;
        give_back(index);
      }
    }
  }
  last = now;
}

}  // namespace

void check_access(thread& self, std::uintptr_t address, std::uint64_t size,
                  access_kind kind, std::uint64_t pc) {
  while (size > 0) {
    const std::uint64_t offset = address & 7;
    const std::uint64_t here = size < 8 - offset ? size : 8 - offset;
    const auto mask = static_cast<std::uint8_t>(((1u << here) - 1) << offset);
    check_granule(self, address, mask, kind, pc);
    address += here;
    size -= here;
  }
}

}  // namespace explorer
