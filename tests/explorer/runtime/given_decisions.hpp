#ifndef COURSE_EXPLORER_GIVEN_DECISIONS_HPP
#define COURSE_EXPLORER_GIVEN_DECISIONS_HPP

#include "strategy.hpp"

namespace explorer {

/// The decisions that a run was given, in the order in which they fall due.
class given_decisions {
public:
  explicit given_decisions(const shared_area& area)
      : next_(area.decisions_in),
        end_(area.decisions_in + area.request.decision_count) {}

  /// Is something given for the choice with this number?
  bool due(std::uint64_t index) const {
    return next_ != end_ && next_->index == index;
  }

  /// The thread that is given; null if it is not there to be chosen.
  thread* next_thread(const choice_point& point) {
    const decision wanted = *next_++;
    if (wanted.kind != 0) return nullptr;
    for (std::uint32_t i = 0; i < point.count; ++i) {
      if (point.candidates[i]->id == wanted.value) return point.candidates[i];
    }
    return nullptr;
  }

  /// The alternative that is given; `count` if there is none such.
  std::uint32_t next_alternative(std::uint32_t count) {
    const decision wanted = *next_++;
    return wanted.kind == 1 && wanted.value < count ? wanted.value : count;
  }

private:
  const decision* next_;
  const decision* end_;
};

}  // namespace explorer

#endif
