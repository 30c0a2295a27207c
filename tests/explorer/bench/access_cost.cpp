#include <cstdio>
#include <string>
#include <vector>

#include "measure.hpp"
#include "questions.hpp"

namespace explorer::bench {
namespace {

constexpr int rounds = 5;
constexpr long few = 1'000;
constexpr long many = 1'000'000;
// Two threads, each round a read and a write.
constexpr double accesses = 4.0 * (many - few);

// In nanoseconds, by what many of them cost more than few.
template <typename Spend>
double access_cost(Spend spend) {
  std::vector<cost> costs;
  for (int round = 0; round < rounds; ++round) {
    const cost less = spend(few);
    costs.push_back((spend(many) - less) / accesses);
  }
  return 1e9 * median(costs).processor;
}

double cost_in(const std::string& program) {
  return access_cost([&](long count) {
    const finished_process done = run({program, std::to_string(count)});
    if (!done.ended_well) give_up("'" + program + "' went wrong");
    return done.spent;
  });
}

double cost_explored(const std::string& program) {
  return access_cost([&](long count) {
    return schedule_cost({program, "--", std::to_string(count)}, 5, 0);
  });
}

}  // namespace

bool access_to_memory() {
  const std::string program = EXPLORED_PROGRAMS "/accesses";
  std::printf(
      "one access          %8.1f ns, %.1f as it is, %.1f under "
      "ThreadSanitizer\n",
      cost_explored(program + ".explored"), cost_in(program + ".native"),
      cost_in(program + ".tsan"));
  return true;
}

}  // namespace explorer::bench
