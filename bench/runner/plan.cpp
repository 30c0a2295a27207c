#include "plan.hpp"

#include <numeric>
#include <utility>

#include "random_source.hpp"

namespace bench {

namespace {

// Fisher and Yates' shuffle: every order is equally likely.
void shuffle(std::vector<std::size_t>& runs, random_source& random) {
  for (std::size_t left = runs.size(); left > 1; --left) {
    std::swap(runs[left - 1], runs[random.below(left)]);
  }
}

}  // namespace

plan random_plan(std::size_t variant_count, std::size_t round_count,
                 std::uint64_t seed) {
  random_source random(seed);
  std::vector<std::size_t> runs(variant_count + 1);
  std::iota(runs.begin(), runs.end(), std::size_t{0});
  plan sessions(session_count);
  for (auto& rounds : sessions) {
    for (std::size_t round = 0; round < round_count; ++round) {
      shuffle(runs, random);
      rounds.push_back(runs);
    }
  }
  return sessions;
}

}  // namespace bench
