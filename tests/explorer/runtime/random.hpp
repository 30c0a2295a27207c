#ifndef COURSE_EXPLORER_RANDOM_HPP
#define COURSE_EXPLORER_RANDOM_HPP

#include <cstdint>

namespace explorer {

/// A generator of 64-bit numbers (splitmix): tiny, and the same everywhere.
class random_source {
public:
  constexpr explicit random_source(std::uint64_t seed = 0) : state_(seed) {}

  constexpr std::uint64_t next() {
    state_ += 0x9e37'79b9'7f4a'7c15;
    std::uint64_t z = state_;
    z = (z ^ (z >> 30)) * 0xbf58'476d'1ce4'e5b9;
    z = (z ^ (z >> 27)) * 0x94d0'49bb'1331'11eb;
    return z ^ (z >> 31);
  }

  /// Uniform in 0 .. bound-1, without bias.
  constexpr std::uint64_t below(std::uint64_t bound) {
    const std::uint64_t rest = (0 - bound) % bound;
    for (;;) {
      const std::uint64_t value = next();
      if (value >= rest) return value % bound;
    }
  }

  /// Uniform in [0, 1).
  constexpr double real() {
    return static_cast<double>(next() >> 11) * 0x1p-53;
  }

private:
  std::uint64_t state_;
};

}  // namespace explorer

#endif
