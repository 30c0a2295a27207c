#include <new>

#include "strategy.hpp"

namespace explorer {
namespace {

/// Follows a list of decisions; what the list leaves out goes the usual way.
class replay final : public strategy {
public:
  explicit replay(const shared_area& area)
      : next_(area.decisions_in),
        end_(area.decisions_in + area.request.decision_count) {}

  thread* pick(const choice_point& point) override {
    if (!due(point.index)) return const_cast<thread*>(point.preferred);
    const decision wanted = *next_++;
    if (wanted.kind != 0) return nullptr;
    for (std::uint32_t i = 0; i < point.count; ++i) {
      if (point.candidates[i]->id == wanted.value) return point.candidates[i];
    }
    return nullptr;
  }

  std::uint32_t choose(std::uint64_t index, std::uint32_t count,
                       bool) override {
    if (!due(index)) return 0;
    const decision wanted = *next_++;
    return wanted.kind == 1 && wanted.value < count ? wanted.value : count;
  }

  void yielded(const thread&) override {}
  void executed(const thread&) override {}

private:
  bool due(std::uint64_t index) const {
    return next_ != end_ && next_->index == index;
  }

  const decision* next_;
  const decision* end_;
};

}  // namespace

strategy& make_replay(const shared_area& area) {
  return *new (regions::allocate(sizeof(replay))) replay(area);
}

}  // namespace explorer
