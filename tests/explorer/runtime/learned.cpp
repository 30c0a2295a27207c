#include "learned.hpp"

#include "regions.hpp"

namespace explorer {

static_assert(4 * learned_max == 1u << 14, "slot_of takes 14 bits");

void learned_places::number_set::insert(std::uint64_t number) {
  if (slots_ == nullptr) {
    slots_ = regions::allocate_array<std::uint64_t>(slots_max);
  }
  std::uint32_t at = slot_of(number);
  filter_[at / 64] |= 1ull << at % 64;
  while (slots_[at] != 0 && slots_[at] != number) at = (at + 1) % slots_max;
  slots_[at] = number;
}

void learned_places::update(const learned_table& table) {
  while (granules_seen_ < table.granule_count) {
    granules_.insert(table.granules[granules_seen_++]);
  }
  while (places_seen_ < table.place_count) {
    places_.insert(table.places[places_seen_++]);
  }
}

void learned_places::add_to(number_set& set, std::uint64_t* table,
                            std::uint32_t& count, std::uint64_t number) {
  if (set.contains(number) || count == learned_max) return;
  set.insert(number);
  table[count++] = number;
}

void learned_places::add(learned_table& table, std::uintptr_t address,
                         std::uint64_t pc, std::uint64_t other_pc) {
  add_to(granules_, table.granules, table.granule_count,
         address & ~std::uintptr_t{7});
  add_to(places_, table.places, table.place_count, pc);
  add_to(places_, table.places, table.place_count, other_pc);
}

}  // namespace explorer
