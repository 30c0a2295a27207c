#ifndef COURSE_EXPLORER_LEARNED_HPP
#define COURSE_EXPLORER_LEARNED_HPP

#include <cstdint>

#include "../shared/protocol.hpp"

// Where races have been seen: there a plain access is a scheduling point.
// Everywhere else switching at synchronisation alone reaches every outcome,
// because a program without data races behaves as if accesses between two
// synchronisation operations happened at once.

namespace explorer {

class learned_places {
public:
  /// Takes in what the table holds beyond what is known already.
  void update(const learned_table& table);

  bool contains(std::uintptr_t address, std::uint64_t pc) const {
    return granules_.contains(address & ~std::uintptr_t{7}) ||
           places_.contains(pc);
  }

  /// Adds a race to the table and to what is known.
  void add(learned_table& table, std::uintptr_t address, std::uint64_t pc,
           std::uint64_t other_pc);

private:
  // Open addressing over twice as many slots as there can be entries.
  class number_set {
  public:
    bool contains(std::uint64_t number) const {
      if ((filter_[slot_of(number) / 64] >> slot_of(number) % 64 & 1) == 0) {
        return false;
      }
      std::uint32_t at = slot_of(number);
      while (slots_[at] != 0) {
        if (slots_[at] == number) return true;
        at = (at + 1) % slots_max;
      }
      return false;
    }
    void insert(std::uint64_t number);

  private:
    static constexpr std::uint32_t slots_max = 4 * learned_max;
    static std::uint32_t slot_of(std::uint64_t number) {
      return static_cast<std::uint32_t>((number * 0x9e37'79b9'7f4a'7c15ull) >>
                                        50);
    }
    // A bit for each slot at which a number may begin: nearly every question
    // is answered here, in a page that a new process has in any case, and not
    // in one of the many of `slots_`.
    std::uint64_t filter_[slots_max / 64] = {};
    std::uint64_t* slots_ = nullptr;
  };

  void add_to(number_set& set, std::uint64_t* table, std::uint32_t& count,
              std::uint64_t number);

  number_set granules_;
  number_set places_;
  std::uint32_t granules_seen_ = 0;
  std::uint32_t places_seen_ = 0;
};

inline learned_places& the_learned_places() {
  static constinit learned_places instance;
  return instance;
}

}  // namespace explorer

#endif
