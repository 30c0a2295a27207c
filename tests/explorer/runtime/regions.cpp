#include "regions.hpp"

#include <sys/mman.h>

#include <cstring>

#include "raw_system.hpp"

namespace explorer::regions {
namespace {

void say(const char* text) {
  unsigned long size = 0;
  while (text[size] != 0) ++size;
  raw::write_all(2, text, size);
}

struct bump {
  std::uintptr_t next;
  std::uintptr_t end;
};

bump& own_memory() {
  static constinit bump state{0, 0};
  return state;
}

[[noreturn]] void give_up() {
  say("explore: cannot reserve address space for a controlled run\n"
      "note: lift the limit on address space ('ulimit -v unlimited') and allow "
      "overcommit ('sysctl vm.overcommit_memory=0')\n");
  raw::exit_process(2);
}

}  // namespace

void map_at(std::uintptr_t address, std::uintptr_t size) {
  const long result = raw::call(
      SYS_mmap, static_cast<long>(address), static_cast<long>(size),
      PROT_READ | PROT_WRITE,
      MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE | MAP_FIXED_NOREPLACE, -1, 0);
  if (result == static_cast<long>(address)) return;
  give_up();
}

void share(const range& whole, const range* used, std::uint32_t count) {
  const auto size = static_cast<long>(whole.size);
  const long fresh =
      raw::call(SYS_mmap, 0, size, PROT_READ | PROT_WRITE,
                MAP_SHARED | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
  if (fresh < 0) give_up();
  for (std::uint32_t i = 0; i < count; ++i) {
    const auto to =
        static_cast<std::uintptr_t>(fresh) + used[i].begin - whole.begin;
    std::memcpy(reinterpret_cast<void*>(to),
                reinterpret_cast<void*>(used[i].begin), used[i].size);
  }
  const auto place = static_cast<long>(whole.begin);
  if (raw::call(SYS_mremap, fresh, size, size, MREMAP_MAYMOVE | MREMAP_FIXED,
                place) != place) {
    give_up();
  }
}

void guard_stack(std::uint32_t number) {
  raw::call(SYS_mprotect, static_cast<long>(stack_of(number)), guard_size,
            PROT_NONE);
}

void* allocate(std::size_t size, std::size_t alignment) {
  bump& memory = own_memory();
  if (memory.end == 0) {
    map_at(own, own_size);
    memory = {own, own + own_size};
  }
  memory.next = (memory.next + alignment - 1) & ~(alignment - 1);
  const std::uintptr_t result = memory.next;
  memory.next += size;
  if (memory.next > memory.end) {
    say("explore: the program needs too much memory to be controlled\n");
    raw::exit_process(2);
  }
  return reinterpret_cast<void*>(result);
}

}  // namespace explorer::regions
