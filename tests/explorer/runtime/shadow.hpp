#ifndef COURSE_EXPLORER_SHADOW_HPP
#define COURSE_EXPLORER_SHADOW_HPP

#include <cstddef>
#include <cstdint>

#include "regions.hpp"

// What the runtime knows about each 8 bytes of the program's memory: the last
// accesses, and the synchronisation object that lies there.

namespace explorer {

/// One access to a granule. Kept in the cell itself, further ones in a chain.
struct access {
  std::uint32_t clock;  ///< Of the thread, when it did it; 0: none.
  std::uint16_t thread;
  std::uint8_t mask;  ///< Which of the eight bytes.
  std::uint8_t kind;
  std::uint32_t pc;  ///< Return address; the program lies below 4 GiB.
  std::uint32_t context;
  std::uint32_t next;  ///< Further accesses, a number in the pool.
};

struct cell {
  access last;
  std::uint32_t object;  ///< Number of the first sync object that lies here.
};
static_assert(sizeof(cell) == 24);

namespace shadow {

/// The cell of a place outside the regions, made when missing.
cell& distant_cell(std::uintptr_t address);

inline cell& cell_of(std::uintptr_t address) {
  if (address - regions::heap < regions::arena_end - regions::heap) {
    return reinterpret_cast<cell*>(
        regions::arena_shadow)[(address - regions::heap) / 8];
  }
  if (address - regions::image < regions::image_size) {
    return reinterpret_cast<cell*>(
        regions::image_shadow)[(address - regions::image) / 8];
  }
  return distant_cell(address);
}

inline cell& cell_of(const volatile void* address) {
  return cell_of(reinterpret_cast<std::uintptr_t>(address));
}

/// Reserves the shadow. Costs nothing until it is touched.
void reserve();

/// The memory is given back: whatever was known of it no longer holds.
void forget(void* block, std::size_t size);

/// Processes share this memory: so they do its cells. Whole pages.
void share(std::uintptr_t address, std::uintptr_t size);

/// From now on cells are written, so that `forget` has work to do.
void start_recording();

}  // namespace shadow
}  // namespace explorer

#endif
