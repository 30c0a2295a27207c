#include "shadow.hpp"

#include <sys/mman.h>

#include <cstring>

#include "raw_system.hpp"

namespace explorer::shadow {
namespace {

constexpr std::uintptr_t page = 4096;
constexpr std::uint32_t page_slots = 1u << 16;

struct distant_page {
  std::uintptr_t number;
  cell* cells;
};

struct state {
  bool recording;
  distant_page* pages;
};

state& the_shadow() {
  static constinit state instance{};
  return instance;
}

}  // namespace

void reserve() {
  regions::map_at(regions::arena_shadow,
                  (regions::arena_end - regions::heap) * 3);
  regions::map_at(regions::image_shadow, regions::image_size * 3);
}

void share(std::uintptr_t address, std::uintptr_t size) {
  const regions::range cells{
      regions::arena_shadow + (address - regions::heap) * 3, size * 3};
  regions::share(cells, nullptr, 0);
}

void start_recording() {
  the_shadow().recording = true;
}

cell& distant_cell(std::uintptr_t address) {
  state& known = the_shadow();
  if (known.pages == nullptr) {
    known.pages = regions::allocate_array<distant_page>(page_slots);
  }
  const std::uintptr_t number = address / page;
  std::uint32_t slot =
      static_cast<std::uint32_t>((number * 0x9e37'79b9'7f4a'7c15ull) >> 48);
  // Never full: 65,536 distant pages would be 256 MiB of foreign memory.
  while (known.pages[slot].cells != nullptr &&
         known.pages[slot].number != number) {
    slot = (slot + 1) % page_slots;
  }
  // Number 0 is a page too: that of null pointers.
  if (known.pages[slot].cells == nullptr) {
    known.pages[slot] = {number, regions::allocate_array<cell>(page / 8)};
  }
  return known.pages[slot].cells[address % page / 8];
}

void forget(void* block, std::size_t size) {
  if (!the_shadow().recording) return;
  cell* first = &cell_of(block);
  const std::size_t bytes = size / 8 * sizeof(cell);
  const auto begin = reinterpret_cast<std::uintptr_t>(first);
  const std::uintptr_t page_begin = (begin + page - 1) & ~(page - 1);
  const std::uintptr_t page_end = (begin + bytes) & ~(page - 1);
  if (page_end <= page_begin || page_end - page_begin < 64 * page) {
    std::memset(static_cast<void*>(first), 0, bytes);
    return;
  }
  // Large blocks: whole pages of the shadow are handed back, not written.
  std::memset(static_cast<void*>(first), 0, page_begin - begin);
  raw::call(SYS_madvise, static_cast<long>(page_begin),
            static_cast<long>(page_end - page_begin), MADV_DONTNEED);
  std::memset(reinterpret_cast<void*>(page_end), 0, begin + bytes - page_end);
}

}  // namespace explorer::shadow
