#include "library_code.hpp"

#include "context.hpp"
#include "recorder.hpp"

namespace explorer::library_code {
namespace {

// So far may the code be from the function that it is called by.
constexpr int spin_depth = 10;
constexpr int count_depth = 2;

bool within(const code_ranges& ranges, std::uint64_t pc) {
  for (std::uint32_t i = 0; i < ranges.count; ++i) {
    if (pc - ranges.begin[i] < ranges.size[i]) return true;
  }
  return false;
}

// The call of __atomic_spin that the thread is in; 0 for none.
std::uint32_t spin_of(const thread& self) {
  const code_ranges& spins = the_recorder().log().spins;
  std::uint32_t node = self.context;
  for (int i = 0; i < spin_depth && node != 0 && spins.count != 0; ++i) {
    const std::uint32_t above = context_above(node);
    if (within(spins, context_call(node))) return above;
    node = above;
  }
  return 0;
}

}  // namespace

bool looks_again(thread& self) {
  const std::uint32_t spin = spin_of(self);
  if (spin != 0 && spin == self.spin) return true;
  self.spin_begins = spin;
  return false;
}

bool yields_between_looks(const thread& self) {
  return self.spin != 0 && spin_of(self) == self.spin;
}

void note_other(thread& self) {
  self.spin = self.spin_begins;
  self.spin_begins = 0;
}

bool only_counts(const thread& self, std::uint64_t pc) {
  const code_ranges& counters = the_recorder().log().counters;
  if (within(counters, pc)) return true;
  std::uint32_t node = self.context;
  for (int i = 0; i < count_depth && node != 0; ++i) {
    if (within(counters, context_call(node))) return true;
    node = context_above(node);
  }
  return false;
}

}  // namespace explorer::library_code
