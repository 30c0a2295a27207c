#include "regions.hpp"

#include <sys/mman.h>

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

}  // namespace

void map_at(std::uintptr_t address, std::uintptr_t size) {
  const long result = raw::call(
      SYS_mmap, static_cast<long>(address), static_cast<long>(size),
      PROT_READ | PROT_WRITE,
      MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE | MAP_FIXED_NOREPLACE, -1, 0);
  if (result == static_cast<long>(address)) return;
  say("explore: cannot reserve address space for a controlled run\n"
      "note: lift the limit on address space ('ulimit -v unlimited') and allow "
      "overcommit ('sysctl vm.overcommit_memory=0')\n");
  raw::exit_process(2);
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
