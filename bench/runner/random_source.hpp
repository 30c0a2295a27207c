#ifndef COURSE_BENCH_RANDOM_SOURCE_HPP
#define COURSE_BENCH_RANDOM_SOURCE_HPP

#include <cstddef>
#include <cstdint>
#include <random>

namespace bench {

/// Random numbers that are the same for the same seed with every standard
/// library: `std::uniform_int_distribution` and `std::shuffle` are not, the
/// engine below them is.
class random_source {
public:
  explicit random_source(std::uint64_t seed) : engine_(seed) {}

  /// A number from 0 up to but not including `count`, each equally likely.
  /// \pre count > 0
  std::size_t below(std::size_t count) {
    // The engine's range is rarely a multiple of count: the few numbers above
    // the last whole multiple are drawn again, otherwise small results would
    // be more likely than large ones.
    const std::uint64_t whole = engine_.max() - engine_.max() % count;
    std::uint64_t drawn = engine_();
    while (drawn >= whole) drawn = engine_();
    return static_cast<std::size_t>(drawn % count);
  }

private:
  std::mt19937_64 engine_;
};

}  // namespace bench

#endif
