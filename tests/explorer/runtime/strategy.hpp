#ifndef COURSE_EXPLORER_STRATEGY_HPP
#define COURSE_EXPLORER_STRATEGY_HPP

#include <cstdint>

#include "../shared/protocol.hpp"
#include "random.hpp"
#include "thread.hpp"

namespace explorer {

/// A choice of the next thread, as a strategy sees it.
struct choice_point {
  std::uint64_t index;        ///< Number of the choice within the run.
  thread* const* candidates;  ///< In the order of their numbers; two or more.
  std::uint32_t count;
  const thread* running;    ///< Who runs now, a candidate or not.
  const thread* preferred;  ///< What happens without a decision.
};

/// Decides who runs next, and every other choice there is. One instance serves
/// one run.
class strategy {
public:
  /// Is there any use in going on with one of these, perhaps the only one?
  virtual bool worthwhile(thread* const*, std::uint32_t) { return true; }
  /// The next thread: one of the candidates.
  virtual thread* pick(const choice_point& point) = 0;
  /// One of `count` alternatives; 0 is what usually happens. `rare` ones are
  /// allowed but unusual: spurious wake-ups and the like.
  virtual std::uint32_t choose(std::uint64_t index, std::uint32_t count,
                               bool rare) = 0;
  /// `self` gave way of its own will, or spins.
  virtual void yielded(const thread& self) = 0;
  /// `self` goes ahead with its pending operation.
  virtual void executed(const thread& self) = 0;

protected:
  ~strategy() = default;
};

/// What the random strategies have in common.
class random_strategy : public strategy {
public:
  std::uint32_t choose(std::uint64_t, std::uint32_t count, bool rare) override;
  void yielded(const thread&) override {}
  void executed(const thread&) override {}

protected:
  random_source random_;
};

/// Makes the strategy that the request asks for.
strategy& make_strategy(const shared_area& area);

strategy& make_random_walk(const run_request& request);
strategy& make_pct(const run_request& request, run_report& report);
strategy& make_pos(const run_request& request);
strategy& make_replay(const shared_area& area);
strategy& make_depth_first(const shared_area& area);

}  // namespace explorer

#endif
