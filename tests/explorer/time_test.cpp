#include <gtest/gtest.h>

#include <algorithm>
#include <sstream>

#include "explore_runner.hpp"

// Virtual time, in both modes.

namespace explorer::test {
namespace {

constexpr long long second = 1'000'000'000;

TEST(IdleTime, StampsAreExact) {
  const explored run =
      explore({"--schedules", "50", "--time", "idle", program("sleepers")});
  EXPECT_EQ(run.code, 0);
  for (const json& outcome : run.report.at("outcomes")) {
    std::istringstream lines(outcome.at("output").get<std::string>());
    std::string line;
    for (const json& stamp : outcome.at("stamps")) {
      ASSERT_TRUE(std::getline(lines, line));
      if (line == "10 s") {
        EXPECT_EQ(stamp, 10 * second);
        continue;
      }
      // "A 0" is printed when A's first interval is over, and so on.
      const long long interval = line[0] == 'A'   ? second
                                 : line[0] == 'B' ? 2 * second
                                                  : 3 * second / 2;
      EXPECT_EQ(stamp, (line[2] - '0' + 1) * interval) << line;
    }
    EXPECT_FALSE(std::getline(lines, line)) << "a line without a stamp";
  }
}

TEST(IdleTime, OnlyEqualMomentsChangePlaces) {
  const explored run =
      explore({"--schedules", "200", "--time", "idle", program("sleepers")});
  EXPECT_GT(run.report.at("outcomes").size(), 1u);
  for (const json& outcome : run.report.at("outcomes")) {
    const auto stamps = outcome.at("stamps").get<std::vector<long long>>();
    EXPECT_TRUE(std::is_sorted(stamps.begin(), stamps.end()));
    EXPECT_EQ(stamps.back(), 10 * second);
  }
}

TEST(IdleTime, SleepIsABarrier) {
  const explored run = explore(
      {"--schedules", "300", "--time", "idle", program("sleep_as_order")});
  EXPECT_EQ(run.outputs(), std::set<std::string>{"ready\n"});
}

TEST(AnyTime, SleepIsNoBarrier) {
  const explored run = explore(
      {"--schedules", "300", "--time", "any", program("sleep_as_order")});
  EXPECT_EQ(run.outputs(), (std::set<std::string>{"not ready\n", "ready\n"}));
}

TEST(AnyTime, DeadlinesKeepTheirOrder) {
  for (const char* mode : {"any", "idle"}) {
    const explored run = explore(
        {"--schedules", "500", "--time", mode, program("first_timeout")});
    EXPECT_EQ(run.outputs(), std::set<std::string>{"never early\n"}) << mode;
  }
}

TEST(AnyTime, IsTheDefault) {
  const explored run = explore({"--schedules", "2", program("sleepers")});
  EXPECT_EQ(run.report.at("time"), "any");
}

}  // namespace
}  // namespace explorer::test
