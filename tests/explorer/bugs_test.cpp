#include <gtest/gtest.h>

#include <cstdlib>

#include "explore_runner.hpp"

// Known bugs, each a small program in bugs/ that is built twice: as it stands
// it must be found within a thousand schedules, by the fixed strategy that
// everybody gets; with -DFIXED, the least change that mends it, nothing may be
// found.

namespace explorer::test {
namespace {

struct known_bug {
  const char* name;
  std::set<std::string> kinds;  ///< Of all findings, no more and no less.
  const char* ends;             ///< How a run ends that shows it.
};

void PrintTo(const known_bug& tested, std::ostream* out) {
  *out << tested.name;
}

std::string name_of(const testing::TestParamInfo<known_bug>& tested) {
  return tested.param.name;
}

const auto known_bugs = testing::Values(
    known_bug{"lost_update", {"data race", "signal SIGABRT"}, "signal SIGABRT"},
    known_bug{"abba", {"deadlock", "lock-order inversion"}, "deadlock"},
    known_bug{"lost_wakeup", {"lost wake-up"}, "deadlock"},
    known_bug{"order_violation", {"signal SIGABRT"}, "signal SIGABRT"},
    known_bug{"aba", {"signal SIGABRT"}, "signal SIGABRT"},
    known_bug{"double_checked_locking", {"data race"}, "exit 0"},
    known_bug{"dining_philosophers", {"deadlock"}, "deadlock"},
    known_bug{"work_stealing_queue", {"signal SIGABRT"}, "signal SIGABRT"},
    known_bug{"bluetooth_driver", {"signal SIGABRT"}, "signal SIGABRT"},
    known_bug{"barrier_used_twice", {"signal SIGABRT"}, "signal SIGABRT"},
    known_bug{"check_then_act", {"signal SIGABRT"}, "signal SIGABRT"},
    known_bug{"pool_waits_for_itself", {"deadlock"}, "deadlock"});

class KnownBug : public testing::TestWithParam<known_bug> {};

TEST_P(KnownBug, IsFoundAndItsWitnessShowsItAgain) {
  const std::string tested = bug(GetParam().name);
  const explored run = explore({"--schedules", "1000", tested});
  EXPECT_EQ(run.code, 1) << run.errors;
  EXPECT_EQ(run.kinds(), GetParam().kinds) << run.bytes;

  // The gravest finding comes first, and its witness ends as the bug does.
  const json& found = run.report.at("findings").at(0);
  const std::string seed =
      std::to_string(found.at("witness").at("seed").get<std::uint64_t>());
  const explored again = explore({"--replay", seed, tested});
  EXPECT_EQ(again.bytes, explore({"--replay", seed, tested}).bytes);
  ASSERT_EQ(again.report.at("outcomes").size(), 1u) << again.errors;
  const json& seen = again.report.at("outcomes").at(0);
  EXPECT_EQ(seen.at("ends"), GetParam().ends);
  EXPECT_EQ(again.report.at("findings").at(0).at("kind"), found.at("kind"));
  // The outcome, with its witness, is one of those of the exploration.
  bool known = false;
  for (json outcome : run.report.at("outcomes")) {
    outcome["count"] = 1;
    outcome["witness"] = seen.at("witness");
    known |= outcome == seen;
  }
  EXPECT_TRUE(known) << seen << '\n' << run.bytes;
  EXPECT_EQ(seen.at("witness"), found.at("witness"));
}

TEST_P(KnownBug, IsGoneFromItsCorrectedTwin) {
  const char* asked = std::getenv("EXPLORER_TWIN_SCHEDULES");
  const explored run =
      explore({"--schedules", asked == nullptr ? "1000" : asked,
               bug(std::string(GetParam().name) + ".fixed")});
  EXPECT_EQ(run.code, 0) << run.errors << run.bytes;
  EXPECT_EQ(run.kinds(), std::set<std::string>{});
  ASSERT_EQ(run.report.at("outcomes").size(), 1u);
  EXPECT_EQ(run.report.at("outcomes").at(0).at("ends"), "exit 0");
}

INSTANTIATE_TEST_SUITE_P(Programs, KnownBug, known_bugs, name_of);

}  // namespace
}  // namespace explorer::test
