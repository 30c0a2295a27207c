#include "session.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "failure.hpp"

namespace {

using bench::listed_variant;
using bench::suite_run;

const std::vector<listed_variant> three{
    {"a", "^a$"}, {"b", "^b$"}, {"c", "^c$"}};

const std::map<std::string, std::string> facts{
    {"compiler", "g++ 12.2.0"}, {"flags", "-O2"}, {"library", "GB 1.7.1"}};

suite_run run_with(double value) {
  return {"a label", "us", value, 2, {{"bytes", 2 * value}}, facts};
}

const bench::watch nobody = [](std::size_t, std::size_t,
                               const listed_variant&) {};

// Says what went wrong in a measurement of three variants.
std::string problem_of(const bench::run_one& run) {
  try {
    bench::measure(three, 9, 1, run, nobody);
    return "none";
  } catch (const bench::failure& problem) {
    return problem.what();
  }
}

TEST(Session, TriesEveryVariantOnceBeforeItCounts) {
  std::string order;
  bench::measure(
      three, 9, 1,
      [&](const listed_variant& which) {
        order += which.name;
        return run_with(1);
      },
      nobody);
  EXPECT_EQ(order.substr(0, 3), "abc");
  EXPECT_EQ(order.size(), 3 + 2 * 9 * 4);
}

TEST(Session, RunsTheControlTwiceInEachRoundAndTheOthersOnce) {
  std::string order;
  bench::measure(
      three, 9, 1,
      [&](const listed_variant& which) {
        order += which.name;
        suite_run result = run_with(1);
        result.facts["control"] = "b";
        return result;
      },
      nobody);
  for (std::size_t round = 0; round < 18; ++round) {
    std::string runs = order.substr(3 + 4 * round, 4);
    std::sort(runs.begin(), runs.end());
    EXPECT_EQ(runs, "abbc");
  }
}

TEST(Session, InterleavesTheVariants) {
  std::string order;
  bench::measure(
      three, 9, 1,
      [&](const listed_variant& which) {
        order += which.name;
        return run_with(1);
      },
      nobody);
  std::vector<std::string> rounds;
  for (std::size_t round = 0; round < 18; ++round) {
    rounds.push_back(order.substr(3 + 4 * round, 4));
  }
  std::sort(rounds.begin(), rounds.end());
  rounds.erase(std::unique(rounds.begin(), rounds.end()), rounds.end());
  EXPECT_GT(rounds.size(), 6);
}

// Every run is given a number; the numbers must arrive where they belong.
TEST(Session, PutsEveryValueWhereItBelongs) {
  double number = 0;
  std::vector<std::pair<std::string, double>> runs;
  const bench::measurement measured = bench::measure(
      three, 9, 1,
      [&](const listed_variant& which) {
        runs.emplace_back(which.name, ++number);
        return run_with(number);
      },
      nobody);
  ASSERT_EQ(measured.sessions.size(), 2);
  std::size_t next = 3;  // The trial is not counted.
  for (const auto& session : measured.sessions) {
    ASSERT_EQ(session.size(), 9);
    for (const auto& round : session) {
      ASSERT_EQ(round.size(), 4);
      for (int run = 0; run < 4; ++run, ++next) {
        const auto& [name, value] = runs[next];
        const auto place = static_cast<std::size_t>(name[0] - 'a');
        const bool is_control = place == 0 && round[3] == value;
        EXPECT_TRUE(is_control || round[place] == value) << "run " << next;
      }
    }
  }
}

TEST(Session, KeepsWhatIsKnownOfTheVariants) {
  double value = 0;
  const bench::measurement measured = bench::measure(
      {three[0]}, 9, 1,
      [&](const listed_variant&) { return run_with(++value); }, nobody);
  ASSERT_EQ(measured.variants.size(), 1);
  EXPECT_EQ(measured.variants[0].name, "a");
  EXPECT_EQ(measured.variants[0].label, "a label");
  EXPECT_EQ(measured.variants[0].unit, "us");
  EXPECT_EQ(measured.variants[0].runnable, 2);
  // Runs 2 to 37 are counted, each with a counter of twice its number.
  EXPECT_EQ(measured.variants[0].counters.at("bytes"), 39);
  EXPECT_EQ(measured.facts, facts);
}

TEST(Session, TakesTheFirstVariantAsControlIfNoneIsNamed) {
  const auto measured = bench::measure(
      three, 9, 1, [](const listed_variant&) { return run_with(1); }, nobody);
  EXPECT_EQ(measured.control, 0);
}

TEST(Session, WithAnUnknownControlIsAFailure) {
  EXPECT_EQ(problem_of([](const listed_variant&) {
              suite_run result = run_with(1);
              result.facts["control"] = "d";
              return result;
            }),
            "the suite names 'd' as its control, which is none of its "
            "variants");
}

TEST(Session, WithoutTheSuitesFactsIsAFailure) {
  EXPECT_EQ(problem_of([](const listed_variant&) {
              suite_run result = run_with(1);
              result.facts.erase("flags");
              return result;
            }),
            "the suite does not say its 'flags' (suites are run by "
            "bench/support/suite.hpp)");
}

TEST(Session, StopsAtTheFirstRunThatFails) {
  int runs = 0;
  EXPECT_EQ(problem_of([&](const listed_variant& which) -> suite_run {
              ++runs;
              if (which.name == "c") throw bench::failure("c is broken");
              return run_with(1);
            }),
            "c is broken");
  EXPECT_EQ(runs, 3);
}

TEST(Session, WithAVariantThatChangesItsUnitIsAFailure) {
  int runs = 0;
  EXPECT_EQ(problem_of([&](const listed_variant&) {
              suite_run result = run_with(1);
              if (++runs > 3) result.unit = "ms";
              return result;
            }).substr(0, 9),
            "variant '");
}

TEST(Session, TellsHowFarItIs) {
  std::vector<std::size_t> told;
  bench::measure(
      three, 9, 1, [](const listed_variant&) { return run_with(1); },
      [&](std::size_t done, std::size_t total, const listed_variant&) {
        EXPECT_EQ(total, 75);
        told.push_back(done);
      });
  ASSERT_EQ(told.size(), 75);
  EXPECT_EQ(told.front(), 0);
  EXPECT_EQ(told.back(), 74);
}

}  // namespace
