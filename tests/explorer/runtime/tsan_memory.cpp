#include <cstdint>
#include <cstring>

#include "context.hpp"
#include "learned.hpp"
#include "memory_access.hpp"
#include "processes.hpp"
#include "race.hpp"
#include "recorder.hpp"
#include "regions.hpp"
#include "scheduler.hpp"
#include "stutter.hpp"

// What the compiler calls before each plain access to memory, and at the
// beginning and end of each function.

namespace explorer {
namespace {

// A thread that only computes, or waits for a plain variable, still gives
// the others a chance; sometimes it must.
constexpr std::uint32_t accesses_before_point = 4096;
constexpr std::uint32_t points_before_yield = 16;
// Of so many accesses at its beginning a long run is told to be one that only
// reads the same few variables again and again.
constexpr std::uint32_t sampled_accesses = 32;

void take_sample(thread& self, std::uintptr_t address) {
  if (self.samples > samples_max) return;
  for (std::uint32_t i = 0; i < self.samples; ++i) {
    if (self.sample[i] == address) return;
  }
  if (self.samples < samples_max) self.sample[self.samples] = address;
  ++self.samples;
}

// Of a process with one thread only what it shares with others is.
bool is_seen_by_nobody_else(std::uintptr_t address) {
  return processes::several() && !has_started_threads() &&
         !regions::is_mapped(address);
}

// After a long run: did the thread do anything in it but look?
bool looked_in_vain(thread& self) {
  const bool vain = !self.wrote && self.samples <= samples_max;
  self.wrote = false;
  self.samples = 0;
  return vain;
}

}  // namespace

[[gnu::noinline]] void access_memory(std::uintptr_t address, std::uint64_t size,
                                     bool write, std::uint64_t pc) {
  scheduler& run = the_scheduler();
  thread& self = run.self();
  self.last_pc = pc;
  if (is_seen_by_nobody_else(address)) {
    self.wrote |= write;
    if (++self.accesses < accesses_before_point) return;
  }
  if (the_recorder().on()) {
    stutter::note_frame(__builtin_frame_address(0));
    if (write) stutter::note_write(self, address);
  }
  if (write) {
    self.wrote = true;
  } else if (self.accesses < sampled_accesses) {
    take_sample(self, address);
  }
  const bool learned = the_learned_places().contains(address, pc) ||
                       (regions::is_mapped(address) && run.sharing_is_point());
  if (learned || ++self.accesses >= accesses_before_point) {
    const operation op{write ? action::write : action::read,
                       object_kind::memory,
                       0,
                       reinterpret_cast<void*>(address & ~std::uintptr_t{7}),
                       write,
                       pc,
                       address};
    const bool long_run = self.accesses >= accesses_before_point;
    if (long_run && looked_in_vain(self)) {
      run.yield_in_vain(self, op);
    } else if (long_run && ++self.long_runs % points_before_yield == 0) {
      run.yield(self, op);
    } else if (!write && learned && run.spinning(self)) {
      run.yield(self, op);
    } else {
      run.point(self, op);
    }
    the_recorder().touch_bytes(reinterpret_cast<void*>(address), size, write);
    if (write && learned) run.progress(self);
  }
  if (run.watching()) {
    check_access(self, address, size,
                 write ? access_kind::plain_write : access_kind::plain_read,
                 pc);
  }
}

namespace {

[[gnu::always_inline]] inline void touch(const void* address,
                                         std::uint64_t size, bool write) {
  if (!the_scheduler().multi()) return;
  access_memory(reinterpret_cast<std::uintptr_t>(address), size, write,
                reinterpret_cast<std::uintptr_t>(__builtin_return_address(0)));
}

}  // namespace
}  // namespace explorer

using explorer::touch;

extern "C" {

void __tsan_init() {}

void __tsan_func_entry(void* call) {
  explorer::thread* self = explorer::this_thread_slot();
  if (self == nullptr) return;
  self->context = explorer::context_below(
      self->context, reinterpret_cast<std::uintptr_t>(call));
}

void __tsan_func_exit() {
  explorer::thread* self = explorer::this_thread_slot();
  if (self == nullptr) return;
  if (self->spin == self->context) self->spin = 0;
  self->context = explorer::context_above(self->context);
}

void __tsan_read1(void* a) {
  touch(a, 1, false);
}
void __tsan_read2(void* a) {
  touch(a, 2, false);
}
void __tsan_read4(void* a) {
  touch(a, 4, false);
}
void __tsan_read8(void* a) {
  touch(a, 8, false);
}
void __tsan_read16(void* a) {
  touch(a, 16, false);
}
void __tsan_write1(void* a) {
  touch(a, 1, true);
}
void __tsan_write2(void* a) {
  touch(a, 2, true);
}
void __tsan_write4(void* a) {
  touch(a, 4, true);
}
void __tsan_write8(void* a) {
  touch(a, 8, true);
}
void __tsan_write16(void* a) {
  touch(a, 16, true);
}

void __tsan_unaligned_read2(void* a) {
  touch(a, 2, false);
}
void __tsan_unaligned_read4(void* a) {
  touch(a, 4, false);
}
void __tsan_unaligned_read8(void* a) {
  touch(a, 8, false);
}
void __tsan_unaligned_read16(void* a) {
  touch(a, 16, false);
}
void __tsan_unaligned_write2(void* a) {
  touch(a, 2, true);
}
void __tsan_unaligned_write4(void* a) {
  touch(a, 4, true);
}
void __tsan_unaligned_write8(void* a) {
  touch(a, 8, true);
}
void __tsan_unaligned_write16(void* a) {
  touch(a, 16, true);
}

void __tsan_volatile_read1(void* a) {
  touch(a, 1, false);
}
void __tsan_volatile_read2(void* a) {
  touch(a, 2, false);
}
void __tsan_volatile_read4(void* a) {
  touch(a, 4, false);
}
void __tsan_volatile_read8(void* a) {
  touch(a, 8, false);
}
void __tsan_volatile_read16(void* a) {
  touch(a, 16, false);
}
void __tsan_volatile_write1(void* a) {
  touch(a, 1, true);
}
void __tsan_volatile_write2(void* a) {
  touch(a, 2, true);
}
void __tsan_volatile_write4(void* a) {
  touch(a, 4, true);
}
void __tsan_volatile_write8(void* a) {
  touch(a, 8, true);
}
void __tsan_volatile_write16(void* a) {
  touch(a, 16, true);
}

// clang, where a read and a write are one statement.
void __tsan_read_write1(void* a) {
  touch(a, 1, true);
}
void __tsan_read_write2(void* a) {
  touch(a, 2, true);
}
void __tsan_read_write4(void* a) {
  touch(a, 4, true);
}
void __tsan_read_write8(void* a) {
  touch(a, 8, true);
}
void __tsan_read_write16(void* a) {
  touch(a, 16, true);
}
void __tsan_unaligned_read_write2(void* a) {
  touch(a, 2, true);
}
void __tsan_unaligned_read_write4(void* a) {
  touch(a, 4, true);
}
void __tsan_unaligned_read_write8(void* a) {
  touch(a, 8, true);
}
void __tsan_unaligned_read_write16(void* a) {
  touch(a, 16, true);
}

void __tsan_read_range(void* a, unsigned long size) {
  touch(a, size, false);
}
void __tsan_write_range(void* a, unsigned long size) {
  touch(a, size, true);
}

void __tsan_vptr_read(void** a) {
  touch(a, sizeof(void*), false);
}

// A constructor or destructor that writes what stands there changes nothing.
void __tsan_vptr_update(void** a, void* value) {
  if (*a != value) touch(a, sizeof(void*), true);
}

// clang calls these for its own copies.
void* __tsan_memcpy(void* to, const void* from, unsigned long size) {
  touch(from, size, false);
  touch(to, size, true);
  return std::memcpy(to, from, size);
}

void* __tsan_memmove(void* to, const void* from, unsigned long size) {
  touch(from, size, false);
  touch(to, size, true);
  return std::memmove(to, from, size);
}

void* __tsan_memset(void* to, int value, unsigned long size) {
  touch(to, size, true);
  return std::memset(to, value, size);
}

}  // extern "C"
