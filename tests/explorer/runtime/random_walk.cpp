#include <new>

#include "strategy.hpp"

namespace explorer {
namespace {

/// Leaves the running thread with a fixed probability at each point; where it
/// cannot stay, or with probability 1 and more, all candidates are alike.
class random_walk final : public random_strategy {
public:
  explicit random_walk(const run_request& request)
      : switch_probability_(request.strategy.switch_probability) {
    random_ = random_source(request.seed);
  }

  thread* pick(const choice_point& point) override {
    const bool stay_possible = point.preferred == point.running;
    if (!stay_possible || switch_probability_ >= 1) {
      return point.candidates[random_.below(point.count)];
    }
    if (random_.real() >= switch_probability_) {
      return const_cast<thread*>(point.running);
    }
    const std::uint64_t other = random_.below(point.count - 1);
    std::uint32_t index = 0;
    for (std::uint64_t seen = 0;; ++index) {
      if (point.candidates[index] == point.running) continue;
      if (seen++ == other) return point.candidates[index];
    }
  }

private:
  double switch_probability_;
};

}  // namespace

strategy& make_random_walk(const run_request& request) {
  return *new (regions::allocate(sizeof(random_walk))) random_walk(request);
}

}  // namespace explorer
