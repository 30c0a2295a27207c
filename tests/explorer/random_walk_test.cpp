#include <gtest/gtest.h>

#include "explore_runner.hpp"

// One thread that differs from many that are all alike must not drown among
// them: a walk goes to its place as often as to theirs.

namespace explorer::test {
namespace {

TEST(RandomWalk, ReachesTheOneAmongMany) {
  const explored run = explore({"--schedules", "1000", "--strategy",
                                "random:0.05", program("one_among_many")});
  std::uint64_t half = 0;
  for (const json& outcome : run.report.at("outcomes")) {
    if (outcome.at("output") == "half\n") half = outcome.at("count");
  }
  // The seeds are fixed. Were each thread as likely as any other, the same
  // seeds would show it half as often.
  EXPECT_GE(half, 9u) << run.bytes;
}

}  // namespace
}  // namespace explorer::test
