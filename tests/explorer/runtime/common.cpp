#include "common.hpp"

#include "common_state.hpp"
#include "raw_system.hpp"
#include "regions.hpp"
#include "scheduler.hpp"

namespace explorer {
extern "C" {

constinit run_state explorer_run_state{};
extern common_state explorer_common_state
    __attribute__((alias("explorer_run_state")));

}  // extern "C"
}  // namespace explorer

namespace explorer::common {
namespace {

common_state& mapped_state() {
  common_state& state = the_common_state();
  if (state.next == 0) {
    regions::map_at(regions::common, regions::common_size);
    state.next = regions::common;
    state.reserved = regions::common + regions::common_size;
  }
  return state;
}

void check_room(const common_state& state) {
  if (state.next <= state.reserved) return;
  constexpr char text[] =
      "explore: the program needs too much memory to be controlled\n";
  raw::write_all(2, text, sizeof text - 1);
  raw::exit_process(2);
}

template <typename T>
regions::range used(const growing_array<T>& array) {
  return {reinterpret_cast<std::uintptr_t>(array.items),
          std::uintptr_t{array.count} * array.item_size};
}

}  // namespace

void* allocate(std::size_t size, std::size_t alignment) {
  common_state& state = mapped_state();
  state.next = (state.next + alignment - 1) & ~(alignment - 1);
  const std::uintptr_t result = state.next;
  state.next += size;
  check_room(state);
  return reinterpret_cast<void*>(result);
}

void* reserve(std::size_t size) {
  common_state& state = mapped_state();
  state.reserved = (state.reserved - size) & ~std::uintptr_t{4095};
  check_room(state);
  return reinterpret_cast<void*>(state.reserved);
}

void share() {
  const common_state& state = mapped_state();
  const regions::range all_used[] = {
      {regions::common, state.next - regions::common},
      used(state.contexts),
      used(state.objects),
      used(state.lock_edges),
      used(state.mapped_accesses.accesses)};
  regions::share({regions::common, regions::common_size}, all_used,
                 sizeof all_used / sizeof *all_used);
  const regions::range pages{
      reinterpret_cast<std::uintptr_t>(&explorer_run_state),
      sizeof explorer_run_state};
  regions::share(pages, &pages, 1);
}

}  // namespace explorer::common
