#include <new>

#include "given_decisions.hpp"
#include "recorder.hpp"

namespace explorer {
namespace {

/// One schedule of an exhaustive search: the choices up to a point are given,
/// and which threads sleep there; behind it the usual way is taken, but never
/// by a thread that sleeps. A sleeper wakes when something that it would touch
/// is touched, and changed by one of the two.
class depth_first final : public strategy {
public:
  explicit depth_first(const shared_area& area)
      : log_(area.search), given_(area) {
    for (std::uint32_t i = 0; i < log_.sleeper_count; ++i) {
      asleep_ |= bit(log_.sleepers[i].thread);
    }
  }

  bool worthwhile(thread* const* candidates, std::uint32_t count) override {
    ++transitions_;
    if (!sleeping() || asleep_ == 0) return true;
    wake_who_is_touched();
    for (std::uint32_t i = 0; i < count; ++i) {
      if (awake(*candidates[i])) return true;
    }
    return false;
  }

  thread* pick(const choice_point& point) override {
    if (given_.due(point.index)) return given_.next_thread(point);
    if (!sleeping() || awake(*point.preferred)) {
      return const_cast<thread*>(point.preferred);
    }
    for (std::uint32_t i = 0; i < point.count; ++i) {
      if (awake(*point.candidates[i])) return point.candidates[i];
    }
    return nullptr;
  }

  std::uint32_t choose(std::uint64_t index, std::uint32_t count,
                       bool) override {
    return given_.due(index) ? given_.next_alternative(count) : 0;
  }

  void yielded(const thread&) override {}
  void executed(const thread&) override {}

private:
  static std::uint64_t bit(std::uint32_t thread) {
    return thread < searched_threads_max ? 1ull << thread : 0;
  }

  // Those that sleep at a transition may not make any later one.
  bool sleeping() const { return transitions_ > log_.sleep_from; }
  bool awake(const thread& t) const { return (asleep_ & bit(t.id)) == 0; }

  void wake_who_is_touched() {
    std::uint32_t last = log_.entry_count - 1;
    while (log_.entries[last].alternatives != 0) --last;
    const std::uint32_t begin = log_.entries[last].touch_begin;
    for (std::uint32_t i = 0; i < log_.sleeper_count; ++i) {
      const sleeper& s = log_.sleepers[i];
      if ((asleep_ & bit(s.thread)) != 0 && touched_since(begin, s)) {
        asleep_ &= ~bit(s.thread);
      }
    }
  }

  bool touched_since(std::uint32_t begin, const sleeper& s) const {
    for (std::uint32_t i = begin; i < log_.touch_count; ++i) {
      for (std::uint32_t j = s.touch_begin; j < s.touch_end; ++j) {
        const contact a = log_.touches[i];
        const contact b = log_.sleeper_touches[j];
        if (in_conflict(a, b)) return true;
      }
    }
    return false;
  }

  const search_log& log_;
  given_decisions given_;
  std::uint64_t asleep_ = 0;
  std::uint32_t transitions_ = 0;
};

}  // namespace

strategy& make_depth_first(const shared_area& area) {
  return *new (common::allocate(sizeof(depth_first))) depth_first(area);
}

}  // namespace explorer
