#include <new>

#include "strategy.hpp"

namespace explorer {
namespace {

/// Probabilistic concurrency testing: every thread has a random priority and
/// the highest runs; at d-1 random points the running thread falls below all.
/// Finds a bug of depth d with probability at least 1/(n k^(d-1)).
class pct final : public random_strategy {
public:
  pct(const run_request& request, run_report& report)
      : report_(report), change_count_(request.strategy.depth - 1) {
    random_ = random_source(request.seed);
    if (change_count_ > changes_max) change_count_ = changes_max;
    const std::uint64_t k =
        request.points_expected < 1 ? 1 : request.points_expected;
    for (std::uint32_t i = 0; i < change_count_; ++i) {
      changes_[i] = 1 + random_.below(k);
    }
  }

  thread* pick(const choice_point& point) override {
    ++step_;
    for (std::uint32_t i = 0; i < change_count_; ++i) {
      // Below every first priority, the later the change the lower.
      if (changes_[i] == step_) {
        priority_[point.running->id] = change_floor - i;
      }
    }
    thread* best = nullptr;
    for (std::uint32_t i = 0; i < point.count; ++i) {
      thread* candidate = point.candidates[i];
      if (best == nullptr || of(*candidate) > of(*best)) best = candidate;
    }
    return best;
  }

  void yielded(const thread& self) override {
    // Lower than any change point: a demoted lock holder must not starve
    // behind the one that spins for the lock. Not in the paper, and without
    // its bound: such runs are counted apart.
    priority_[self.id] = yield_floor - ++yields_;
    ++report_.demotions;
  }

private:
  static constexpr std::uint32_t changes_max = 16;
  static constexpr std::int64_t change_floor = 1000;
  static constexpr std::int64_t yield_floor = 0;

  // Fresh threads get a random rank above every change point; 62 bits make
  // equal ranks as good as impossible.
  std::int64_t of(const thread& t) {
    std::int64_t& priority = priority_[t.id];
    if (priority == 0) {
      priority =
          change_floor + 1 + static_cast<std::int64_t>(random_.next() >> 2);
    }
    return priority;
  }

  run_report& report_;
  std::uint32_t change_count_;
  std::uint64_t changes_[changes_max];
  std::uint64_t step_ = 0;
  std::int64_t yields_ = 0;
  std::int64_t priority_[threads_max] = {};
};

}  // namespace

strategy& make_pct(const run_request& request, run_report& report) {
  return *new (common::allocate(sizeof(pct))) pct(request, report);
}

}  // namespace explorer
