#include "atomic_operations.hpp"

#include "common_state.hpp"
#include "happens_before.hpp"
#include "library_code.hpp"
#include "race.hpp"
#include "recorder.hpp"

namespace explorer {
namespace {

bool acquires(int order) {
  return order == __ATOMIC_ACQUIRE || order == __ATOMIC_CONSUME ||
         order == __ATOMIC_ACQ_REL || order == __ATOMIC_SEQ_CST;
}

bool releases(int order) {
  return order == __ATOMIC_RELEASE || order == __ATOMIC_ACQ_REL ||
         order == __ATOMIC_SEQ_CST;
}

struct edges {
  thread& self;
  sync_object& object;
};

// The `hard` clock of an atomic follows every operation, whatever its order:
// the lock-order check only asks what could not have been otherwise.
void join_hard(const edges& e) {
  e.self.hard.join(e.object.hard);
}

void publish_hard(const edges& e) {
  e.object.hard.join(e.self.hard);
  e.self.hard.increment(e.self.id);
}

void load_edges(const edges& e, int order) {
  if (acquires(order)) {
    e.self.clock.join(e.object.clock);
  } else {
    e.self.fence_acquire.join(e.object.clock);
  }
  join_hard(e);
}

}  // namespace

void before_atomic(const volatile void* address, std::uint32_t size,
                   action what, std::uint64_t pc, bool writes) {
  scheduler& run = the_scheduler();
  thread& self = run.self();
  if (the_recorder().on()) {
    if (what == action::atomic_load && library_code::looks_again(self)) {
      the_recorder().touch_bytes(address, size, false);
      return;
    }
    self.only_counts =
        what == action::atomic_update && library_code::only_counts(self, pc);
  }
  const operation op{
      what,
      object_kind::atomic,
      run.multi() ? object_at(address, object_kind::atomic).number : 0,
      address,
      writes,
      pc,
      size};
  // Every operation counts as vain until it changes something.
  if (run.multi() && run.spinning(self)) {
    run.yield(self, op);
  } else {
    run.point(self, op);
  }
  // That it changes something is noted when it does.
  if (self.only_counts) {
    the_recorder().count_bytes(address, size);
  } else {
    the_recorder().touch_bytes(address, size, false);
  }
}

void check_atomic(const volatile void* address, std::uint32_t size, bool writes,
                  std::uint64_t pc) {
  scheduler& run = the_scheduler();
  if (!run.watching() || !run.multi()) return;
  check_access(run.self(), reinterpret_cast<std::uintptr_t>(address), size,
               writes ? access_kind::atomic_write : access_kind::atomic_read,
               pc);
}

void after_load(const volatile void* address, int order) {
  scheduler& run = the_scheduler();
  if (!run.watching() || !run.multi()) return;
  load_edges({run.self(), object_at(address, object_kind::atomic)}, order);
}

void after_store(const volatile void* address, int order) {
  scheduler& run = the_scheduler();
  if (!run.watching() || !run.multi()) return;
  const edges e{run.self(), object_at(address, object_kind::atomic)};
  if (releases(order)) {
    e.object.clock.assign(e.self.clock);
    e.self.clock.increment(e.self.id);
  } else {
    e.object.clock.assign(e.self.fence_release);
  }
  publish_hard(e);
}

void after_change(const volatile void* address, std::uint32_t size) {
  scheduler& run = the_scheduler();
  run.progress(run.self());
  the_recorder().touch_bytes(address, size, true);
}

void after_update(const volatile void* address, std::uint32_t size, int order,
                  bool changed) {
  scheduler& run = the_scheduler();
  if (changed) {
    run.progress(run.self());
    if (!run.self().only_counts) {
      the_recorder().touch_bytes(address, size, true);
    }
  }
  if (!run.watching() || !run.multi()) return;
  const edges e{run.self(), object_at(address, object_kind::atomic)};
  load_edges(e, order);
  // An update goes on with the release sequence it found.
  if (releases(order)) {
    e.object.clock.join(e.self.clock);
    e.self.clock.increment(e.self.id);
  } else {
    e.object.clock.join(e.self.fence_release);
  }
  publish_hard(e);
}

bool fails_spuriously() {
  scheduler& run = the_scheduler();
  thread& self = run.self();
  if (!run.any_time() || stutter::has_failed_here(self)) return false;
  const bool fails = run.choose(2, true) == 1;
  if (fails) stutter::note_failure(self);
  return fails;
}

void atomic_fence(int order, std::uint64_t pc) {
  scheduler& run = the_scheduler();
  if (!run.armed()) return;
  thread& self = run.self();
  run.point(self, {action::fence, object_kind::none, 0, nullptr, true, pc});
  if (!run.watching()) return;
  if (acquires(order)) self.clock.join(self.fence_acquire);
  if (order == __ATOMIC_SEQ_CST) {
    // One global order of these fences: each knows all earlier ones.
    vector_clock& all = the_common_state().fences;
    self.clock.join(all);
    all.join(self.clock);
    the_recorder().touch(touched::fences);
  }
  if (releases(order)) {
    self.fence_release.assign(self.clock);
    self.clock.increment(self.id);
  }
}

}  // namespace explorer
