#include "lock_order.hpp"

namespace explorer {

void lock_requested(thread&, mutex_state&, std::uint64_t) {}

void lock_taken(thread& self, const void* address, std::uint32_t object,
                std::uint64_t pc, bool shared) {
  if (self.held_count == held_max) return;
  self.held[self.held_count++] = {address, object, pc, self.context, shared};
}

void lock_dropped(thread& self, const void* address) {
  for (std::uint32_t i = self.held_count; i-- > 0;) {
    if (self.held[i].address != address) continue;
    for (std::uint32_t j = i + 1; j < self.held_count; ++j) {
      self.held[j - 1] = self.held[j];
    }
    --self.held_count;
    return;
  }
}

}  // namespace explorer
