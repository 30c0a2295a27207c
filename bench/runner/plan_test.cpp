#include "plan.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

namespace {

using run_numbers = std::vector<std::size_t>;

TEST(Plan, HasTwoSessionsOfAllRounds) {
  const bench::plan plan = bench::random_plan(3, 9, 1);
  ASSERT_EQ(plan.size(), 2);
  EXPECT_EQ(plan[0].size(), 9);
  EXPECT_EQ(plan[1].size(), 9);
}

TEST(Plan, RunsEveryVariantAndTheControlOnceInEachRound) {
  for (const auto& rounds : bench::random_plan(3, 9, 1)) {
    for (run_numbers round : rounds) {
      std::sort(round.begin(), round.end());
      EXPECT_EQ(round, (run_numbers{0, 1, 2, 3}));
    }
  }
}

TEST(Plan, IsTheSameForTheSameSeed) {
  EXPECT_EQ(bench::random_plan(5, 9, 7), bench::random_plan(5, 9, 7));
}

TEST(Plan, IsAnotherForAnotherSeed) {
  EXPECT_NE(bench::random_plan(5, 9, 7), bench::random_plan(5, 9, 8));
}

TEST(Plan, GivesTheSessionsOrdersOfTheirOwn) {
  const bench::plan plan = bench::random_plan(5, 9, 1);
  EXPECT_NE(plan[0], plan[1]);
}

TEST(Plan, PutsEveryRunIntoEveryPlaceAboutEquallyOften) {
  std::vector<std::vector<int>> counts(4, std::vector<int>(4));
  for (const auto& rounds : bench::random_plan(3, 2'000, 1)) {
    for (const run_numbers& round : rounds) {
      for (std::size_t place = 0; place < 4; ++place) {
        ++counts[round[place]][place];
      }
    }
  }
  for (const auto& places : counts) {
    for (const int count : places) {
      // 1,000 expected, standard deviation 27.
      EXPECT_NEAR(count, 1'000, 120);
    }
  }
}

TEST(Plan, OfThreeRunsUsesAllSixOrders) {
  std::set<run_numbers> orders;
  for (const auto& rounds : bench::random_plan(2, 100, 1)) {
    orders.insert(rounds.begin(), rounds.end());
  }
  EXPECT_EQ(orders.size(), 6);
}

}  // namespace
