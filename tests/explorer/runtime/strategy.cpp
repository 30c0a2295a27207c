#include "strategy.hpp"

namespace explorer {

std::uint32_t random_strategy::choose(std::uint64_t, std::uint32_t count,
                                      bool rare) {
  constexpr double rare_probability = 1.0 / 16;
  if (rare && random_.real() >= rare_probability) return 0;
  return static_cast<std::uint32_t>(random_.below(count));
}

strategy& make_strategy(const shared_area& area) {
  const run_request& request = area.request;
  switch (request.strategy.kind) {
    case strategy_kind::pct:
      return make_pct(request, const_cast<run_report&>(area.report));
    case strategy_kind::pos:
      return make_pos(request);
    case strategy_kind::replay:
      return make_replay(area);
    case strategy_kind::search:
      return make_depth_first(area);
    case strategy_kind::random_walk:
      break;
  }
  return make_random_walk(request);
}

}  // namespace explorer
