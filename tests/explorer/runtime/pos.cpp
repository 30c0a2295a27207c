#include <new>

#include "strategy.hpp"

namespace explorer {
namespace {

/// Partial order sampling: every pending operation has a random priority and
/// the highest goes; then those that conflict with it draw anew.
class pos final : public random_strategy {
public:
  explicit pos(const run_request& request) {
    random_ = random_source(request.seed);
  }

  thread* pick(const choice_point& point) override {
    thread* best = nullptr;
    for (std::uint32_t i = 0; i < point.count; ++i) {
      thread* candidate = point.candidates[i];
      double& priority = priority_[candidate->id];
      if (priority == 0) priority = random_.real() + 0x1p-60;
      if (best == nullptr || priority > priority_[best->id]) best = candidate;
    }
    priority_[best->id] = 0;
    for (std::uint32_t i = 0; i < point.count; ++i) {
      if (conflict(point.candidates[i]->pending, best->pending)) {
        priority_[point.candidates[i]->id] = 0;
      }
    }
    return best;
  }

private:
  static bool conflict(const operation& a, const operation& b) {
    return a.address != nullptr && a.address == b.address &&
           (a.writes || b.writes);
  }

  double priority_[threads_max] = {};
};

}  // namespace

strategy& make_pos(const run_request& request) {
  return *new (common::allocate(sizeof(pos))) pos(request);
}

}  // namespace explorer
