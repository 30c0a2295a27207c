#include "rotation.hpp"

#include <array>
#include <cstdio>
#include <cstdlib>

#include "options.hpp"

namespace explorer {
namespace {

constexpr strategy_choice walk(double probability) {
  return {strategy_kind::random_walk, 0, probability};
}

constexpr strategy_choice pct(std::uint32_t depth) {
  return {strategy_kind::pct, depth, 0};
}

constexpr strategy_choice pos{strategy_kind::pos, 0, 0};
constexpr double uniform = 1;

// No strategy finds everything: rarely leaving a thread finds orders that
// frequent switching loses, and the other way round; a depth-1 bug is lost to
// PCT with d=2. POS alone is the best of them, so it comes most often.
constexpr std::array rotation{pos,        walk(0.3), pct(1),        pos,
                              walk(0.05), pct(2),    walk(uniform), pos,
                              pct(3),     walk(0.01)};

constexpr std::array walks{walk(uniform), walk(0.3), walk(0.05), walk(0.01)};

// The part of a name behind its colon; empty without one.
std::string parameter_of(const std::string& name) {
  const std::size_t colon = name.find(':');
  return colon == std::string::npos ? "" : name.substr(colon + 1);
}

double number_in(const std::string& text, double low, double high) {
  char* end = nullptr;
  const double value = std::strtod(text.c_str(), &end);
  if (text.empty() || *end != 0 || !(value >= low && value <= high)) {
    throw usage_error{"'" + text +
                      "' is no parameter of a strategy\nnote: "
                      "random:P takes 0 < P <= 1, pct:D takes 1 <= D <= 16"};
  }
  return value;
}

}  // namespace

strategy_choice strategy_for(const std::string& name, std::uint64_t seed) {
  if (name == "rotation") return rotation[seed % rotation.size()];
  if (name == "random") return walks[seed % walks.size()];
  if (name == "pct") return pct(1 + static_cast<std::uint32_t>(seed % 3));
  if (name == "pos") return pos;
  if (name == "exhaustive") return {strategy_kind::search, 0, 0};
  if (name == "random:uniform") return walk(uniform);
  const std::string parameter = parameter_of(name);
  if (name.starts_with("random:")) {
    return walk(number_in(parameter, 1e-9, 1));
  }
  if (name.starts_with("pct:")) {
    return pct(static_cast<std::uint32_t>(number_in(parameter, 1, 16)));
  }
  throw usage_error{"'" + name +
                    "' is no strategy\nnote: there are rotation, random, pct, "
                    "pos and exhaustive"};
}

std::string describe(const strategy_choice& strategy) {
  char text[64] = "pos";
  switch (strategy.kind) {
    case strategy_kind::pos:
      break;
    case strategy_kind::replay:
      return "replay";
    case strategy_kind::search:
      return "exhaustive";
    case strategy_kind::pct:
      std::snprintf(text, sizeof text, "pct d=%u", strategy.depth);
      break;
    case strategy_kind::random_walk:
      if (strategy.switch_probability >= 1) return "random uniform";
      std::snprintf(text, sizeof text, "random p=%g",
                    strategy.switch_probability);
      break;
  }
  return text;
}

}  // namespace explorer
