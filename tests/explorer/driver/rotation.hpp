#ifndef COURSE_EXPLORER_ROTATION_HPP
#define COURSE_EXPLORER_ROTATION_HPP

#include <cstdint>
#include <string>

#include "../shared/protocol.hpp"

namespace explorer {

/// The strategy of a seed. `name` is one of rotation, random, pct, pos and
/// exhaustive, or random:P, random:uniform and pct:D for one fixed parameter.
/// Throws usage_error for any other.
strategy_choice strategy_for(const std::string& name, std::uint64_t seed);

/// "pos", "pct d=2", "random p=0.05".
std::string describe(const strategy_choice& strategy);

}  // namespace explorer

#endif
