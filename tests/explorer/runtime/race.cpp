#include "race.hpp"

#include "common_state.hpp"
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

// What is known of the memory of one process belongs to that process alone,
// as the memory does.
access_pool& pool_for(std::uintptr_t address) {
  if (regions::is_mapped(address)) {
    access_pool& pool = the_common_state().mapped_accesses;
    pool.accesses.reserve(pool_max);
    return pool;
  }
  static constinit access_pool pool{};
  if (pool.accesses.items == nullptr) {
    pool.accesses = {regions::allocate_array<access>(pool_max), 1,
                     sizeof(access)};
  }
  return pool;
}

std::uint32_t take_from(access_pool& pool) {
  if (pool.free_list != 0) {
    const std::uint32_t taken = pool.free_list;
    pool.free_list = pool.accesses[taken].next;
    return taken;
  }
  return pool.accesses.count == pool_max ? 0 : pool.accesses.count++;
}

void give_back(access_pool& pool, std::uint32_t index) {
  pool.accesses[index].next = pool.free_list;
  pool.free_list = index;
}

constexpr bool writes(access_kind kind) {
  return kind == access_kind::plain_write ||
         kind == access_kind::atomic_write || kind == access_kind::freed;
}

constexpr bool is_atomic(access_kind kind) {
  return kind == access_kind::atomic_read || kind == access_kind::atomic_write;
}

constexpr bool conflict(access_kind a, access_kind b) {
  return (writes(a) || writes(b)) && !(is_atomic(a) && is_atomic(b));
}

// Does whatever conflicts with `earlier` conflict with `later` too?
constexpr bool covers(access_kind later, access_kind earlier) {
  if (later == access_kind::freed) return false;
  if (later == earlier || later == access_kind::plain_write) return true;
  return earlier == access_kind::atomic_read;
}

access_kind kind_of(const access& a) {
  return static_cast<access_kind>(a.kind);
}

bool is_freed(const access& a) {
  return a.clock != 0 && kind_of(a) == access_kind::freed;
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
    case access_kind::freed:
      return action::free_memory;
  }
  return action::none;
}

bool already_reported(scheduler& run, finding_kind kind, std::uint64_t pc,
                      std::uint64_t other) {
  const run_report& report = run.report();
  for (std::uint32_t i = 0; i < report.finding_count; ++i) {
    const finding& known = run.area().findings[i];
    if (known.kind != kind || known.place_count < 2) continue;
    const std::uint64_t first = known.places[0].stack.frames[0];
    const std::uint64_t second = known.places[1].stack.frames[0];
    if ((first == pc && second == other) || (first == other && second == pc)) {
      return true;
    }
  }
  return false;
}

void add_access(finding& found, std::uint32_t thread, const access& what,
                std::uintptr_t granule) {
  add_place(found, thread, word_for(kind_of(what)), object_kind::memory, 0,
            what.pc, what.context);
  if (what.mask == 0) return;
  const int first = __builtin_ctz(what.mask);
  describe(found.places[found.place_count - 1],
           granule + static_cast<std::uintptr_t>(first),
           static_cast<std::uint16_t>(__builtin_popcount(what.mask)));
}

void report_pair(finding_kind kind, const thread& self, const access& now,
                 const access& earlier, std::uintptr_t granule) {
  scheduler& run = the_scheduler();
  the_learned_places().add(run.area().learned, granule, now.pc, earlier.pc);
  if (already_reported(run, kind, now.pc, earlier.pc)) return;
  finding* found = add_finding(run, kind, "");
  if (found == nullptr) return;
  add_access(*found, earlier.thread, earlier, granule);
  add_access(*found, self.id, now, granule);
}

access as_access(const thread& self, access_kind kind, std::uint8_t mask,
                 std::uint64_t pc) {
  return {self.clock[self.id],
          static_cast<std::uint16_t>(self.id),
          mask,
          static_cast<std::uint8_t>(kind),
          static_cast<std::uint32_t>(pc),
          self.context,
          0};
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
  access now = as_access(self, kind, mask, pc);
  if (is_freed(last)) {
    report_pair(finding_kind::use_after_free, self, now, last,
                address & ~std::uintptr_t{7});
    return;
  }
  if (last.clock != 0) {
    // Walk the chain; keep what `now` does not stand for.
    access_pool& pool = pool_for(address);
    std::uint32_t* link = &now.next;
    const auto visit = [&](const access& earlier) {
      const bool mine = earlier.thread == self.id;
      const bool before = mine || earlier.clock <= self.clock[earlier.thread];
      if (!before && (earlier.mask & mask) != 0 &&
          conflict(kind, kind_of(earlier))) {
        report_pair(finding_kind::data_race, self, now, earlier,
                    address & ~std::uintptr_t{7});
        return false;
      }
      return !(before && (earlier.mask & ~mask) == 0 &&
               covers(kind, kind_of(earlier)));
    };
    std::uint32_t next = last.next;
    if (visit(last)) {
      const std::uint32_t moved = take_from(pool);
      if (moved != 0) {
        pool.accesses[moved] = last;
        *link = moved;
        link = &pool.accesses[moved].next;
      }
    }
    *link = next;
    while (*link != 0) {
      const std::uint32_t index = *link;
      if (visit(pool.accesses[index])) {
        link = &pool.accesses[index].next;
      } else {
        *link = pool.accesses[index].next;
        give_back(pool, index);
      }
    }
  }
  last = now;
}

// The first access to these bytes that nothing orders before `self`.
const access* unordered(const thread& self, std::uintptr_t address,
                        const cell& here) {
  const access* earlier = &here.last;
  while (earlier->clock != 0) {
    if (earlier->thread != self.id &&
        earlier->clock > self.clock[earlier->thread]) {
      return earlier;
    }
    if (earlier->next == 0) break;
    earlier = &pool_for(address).accesses[earlier->next];
  }
  return nullptr;
}

void drop_chain(std::uintptr_t address, access& first) {
  std::uint32_t next = first.next;
  while (next != 0) {
    access_pool& pool = pool_for(address);
    const std::uint32_t after = pool.accesses[next].next;
    give_back(pool, next);
    next = after;
  }
  first.next = 0;
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

void check_free(thread& self, std::uintptr_t address, std::uint64_t size,
                std::uint64_t pc, bool racing) {
  const access now = as_access(self, access_kind::freed, 0xff, pc);
  for (const std::uintptr_t end = address + size; address < end; address += 8) {
    cell& here = shadow::cell_of(address);
    const access* other = racing ? unordered(self, address, here) : nullptr;
    if (other != nullptr) {
      report_pair(finding_kind::data_race, self, now, *other, address);
      racing = false;  // One says it for the whole block.
    }
    drop_chain(address, here.last);
    here.last = now;
    here.object = 0;
  }
}

void check_alive(thread& self, const volatile void* object, std::uint64_t pc) {
  const cell& here = shadow::cell_of(object);
  if (!is_freed(here.last)) return;
  report_pair(finding_kind::use_after_free, self,
              as_access(self, access_kind::plain_read, 0, pc), here.last,
              reinterpret_cast<std::uintptr_t>(object) & ~std::uintptr_t{7});
}

void report_double_free(thread& self, std::uintptr_t address,
                        std::uint64_t pc) {
  const access now = as_access(self, access_kind::freed, 0, pc);
  const access& earlier = shadow::cell_of(address).last;
  if (is_freed(earlier)) {
    report_pair(finding_kind::double_free, self, now, earlier, address);
    return;
  }
  finding* found = add_finding(the_scheduler(), finding_kind::double_free, "");
  if (found != nullptr) add_access(*found, self.id, now, address);
}

}  // namespace explorer
