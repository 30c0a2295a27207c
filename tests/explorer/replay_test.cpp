#include <gtest/gtest.h>

#include <algorithm>

#include "explore_runner.hpp"

// A witness shows again what it showed, from its seed and from its decisions.

namespace explorer::test {
namespace {

class Replay : public testing::TestWithParam<const char*> {};

TEST_P(Replay, EveryOutcomeFromItsSeedAndItsDecisions) {
  const std::string tested = program(GetParam());
  const explored all = explore({"--schedules", "300", tested});
  ASSERT_GE(all.report.at("outcomes").size(), 2u);
  for (const json& outcome : all.report.at("outcomes")) {
    const json& witness = outcome.at("witness");
    const auto expect_the_same = [&](const explored& again) {
      ASSERT_EQ(again.report.at("outcomes").size(), 1u) << again.errors;
      const json& seen = again.report.at("outcomes").at(0);
      EXPECT_EQ(seen.at("output"), outcome.at("output"));
      EXPECT_EQ(seen.at("ends"), outcome.at("ends"));
      EXPECT_EQ(seen.at("witness").at("preemptions"),
                witness.at("preemptions"));
      EXPECT_EQ(seen.at("witness").at("decisions"), witness.at("decisions"));
    };
    expect_the_same(explore(
        {"--replay", std::to_string(witness.at("seed").get<long>()), tested}));
    expect_the_same(
        explore({"--decisions", file_with(witness.at("decisions")), tested}));
  }
}

INSTANTIATE_TEST_SUITE_P(Programs, Replay,
                         testing::Values("two_increments", "letters",
                                         "opposite_locks", "lost_wakeup",
                                         "sleep_as_order", "own_stack"));

class ReplayOfFindings : public testing::TestWithParam<const char*> {};

TEST_P(ReplayOfFindings, NamesTheSameThreadsAndObjects) {
  const std::string tested = program(GetParam());
  const explored all = explore({"--schedules", "300", tested});
  ASSERT_GE(all.report.at("findings").size(), 1u);
  for (const json& finding : all.report.at("findings")) {
    const long seed = finding.at("witness").at("seed");
    const explored again = explore({"--replay", std::to_string(seed), tested});
    const auto told = [&](const json& one) {
      return one.at("kind") == finding.at("kind") &&
             one.at("message") == finding.at("message") &&
             one.at("places") == finding.at("places");
    };
    const json& seen = again.report.at("findings");
    EXPECT_TRUE(std::any_of(seen.begin(), seen.end(), told))
        << finding.dump(1) << "\nwith seed " << seed << '\n'
        << seen.dump(1);
  }
}

INSTANTIATE_TEST_SUITE_P(Programs, ReplayOfFindings,
                         testing::Values("two_increments", "opposite_locks",
                                         "lost_wakeup", "circle_of_locks"));

TEST(Decisions, WithoutAnyTheUsualScheduleRuns) {
  const explored run =
      explore({"--decisions", file_with(""), program("two_increments")});
  EXPECT_EQ(run.outputs(), std::set<std::string>{"2\n"});
  EXPECT_EQ(run.report.at("schedules"), 1);
}

TEST(Decisions, ByHandTheyLoseAnUpdate) {
  // Choice 0 and 1: main goes on creating. Then T1 reads, T2 does everything,
  // and T1 writes what it knew.
  const explored run = explore(
      {"--decisions", file_with("2:T1 4:T2"), program("two_increments")});
  EXPECT_EQ(run.outputs(), std::set<std::string>{"1\n"});
}

TEST(Decisions, ThatDoNotFitAreRefused) {
  const explored run =
      explore({"--decisions", file_with("1:T9"), program("two_increments")});
  EXPECT_EQ(run.code, 2);
  EXPECT_NE(run.errors.find("the decisions do not fit the program: choice 1 is "
                            "not there"),
            std::string::npos)
      << run.errors;
}

TEST(Decisions, ThatAreNoneAreRefused) {
  for (const char* text : {"x", "1", "1:", "1:T", "1:Tx", "T1", "2:T1 1:T1"}) {
    const explored run =
        explore({"--decisions", file_with(text), program("two_increments")});
    EXPECT_EQ(run.code, 2) << text;
    EXPECT_NE(run.errors.find("is no decision"), std::string::npos) << text;
  }
}

}  // namespace
}  // namespace explorer::test
