#include <sys/mman.h>

#include <cerrno>
#include <cstdarg>

#include "common_state.hpp"
#include "interposed.hpp"
#include "not_controlled.hpp"
#include "processes.hpp"
#include "raw_system.hpp"
#include "regions.hpp"
#include "shadow.hpp"

// Memory that the program shares with its children: at addresses of ours, the
// same in every run and in every process, and never used twice.

namespace explorer {
namespace {

constexpr std::uintptr_t page = 4096;

bool is_shared(int flags) {
  const int kind = flags & MAP_TYPE;
  return kind == MAP_SHARED || kind == MAP_SHARED_VALIDATE;
}

std::uintptr_t next_place(std::uintptr_t size) {
  common_state& state = the_common_state();
  if (state.mapped_next == 0) state.mapped_next = regions::mapped;
  const std::uintptr_t place = state.mapped_next;
  if (size > regions::mapped + regions::mapped_size - place) return 0;
  state.mapped_next += size;
  return place;
}

// What lies in a file may be seen at two places, or by somebody else.
void note_shared_file(std::uint64_t pc) {
  the_common_state().shares_files = true;
  if (processes::several()) {
    not_controlled("mmap", pc, "it shares memory through a file");
  }
}

long map_shared(std::uintptr_t wanted, int protection, int flags) {
  const std::uintptr_t size = (wanted + page - 1) & ~(page - 1);
  const std::uintptr_t place = next_place(size);
  if (place == 0) return -ENOMEM;
  const long result =
      raw::call(SYS_mmap, static_cast<long>(place), static_cast<long>(wanted),
                protection, flags | MAP_FIXED, -1, 0);
  if (result == static_cast<long>(place)) shadow::share(place, size);
  return result;
}

}  // namespace
}  // namespace explorer

extern "C" {

void* mmap(void* address, std::size_t size, int protection, int flags, int file,
           off_t offset) noexcept {
  namespace raw = explorer::raw;
  const bool fixed = (flags & (MAP_FIXED | MAP_FIXED_NOREPLACE)) != 0;
  const bool shared =
      explorer::the_scheduler().armed() && explorer::is_shared(flags);
  const bool anonymous = (flags & MAP_ANONYMOUS) != 0;
  long result = 0;
  if (shared && anonymous && !fixed && size != 0) {
    result = explorer::map_shared(size, protection, flags);
  } else {
    if (shared && (protection & PROT_WRITE) != 0) {
      explorer::note_shared_file(explorer::caller());
    }
    result = raw::call(SYS_mmap, raw::as_long(address), static_cast<long>(size),
                       protection, flags, file, offset);
  }
  if (result >= 0) return reinterpret_cast<void*>(result);
  errno = static_cast<int>(-result);
  return MAP_FAILED;
}

void* mmap64(void* address, std::size_t size, int protection, int flags,
             int file, off_t offset) noexcept {
  return mmap(address, size, protection, flags, file, offset);
}

}  // extern "C"
