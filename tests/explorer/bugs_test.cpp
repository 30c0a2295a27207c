#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>

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

const known_bug known_bugs[] = {
    {"lost_update", {"data race", "signal SIGABRT"}, "signal SIGABRT"},
    {"abba", {"deadlock", "lock-order inversion"}, "deadlock"},
    {"lost_wakeup", {"lost wake-up"}, "deadlock"},
    {"order_violation", {"signal SIGABRT"}, "signal SIGABRT"},
    {"aba", {"signal SIGABRT"}, "signal SIGABRT"},
    {"double_checked_locking", {"data race"}, "exit 0"},
    {"dining_philosophers", {"deadlock"}, "deadlock"},
    {"work_stealing_queue", {"signal SIGABRT"}, "signal SIGABRT"},
    {"bluetooth_driver", {"signal SIGABRT"}, "signal SIGABRT"},
    {"barrier_used_twice", {"signal SIGABRT"}, "signal SIGABRT"},
    {"check_then_act", {"signal SIGABRT"}, "signal SIGABRT"},
    {"pool_waits_for_itself", {"deadlock"}, "deadlock"}};

// A bug that is built, and named nowhere above, would never be looked for.
TEST(KnownBugs, AreAllThatStandInTheFolder) {
  std::set<std::string> named;
  for (const known_bug& bug : known_bugs) named.insert(bug.name);
  std::set<std::string> there;
  for (const auto& file :
       std::filesystem::directory_iterator("tests/explorer/bugs")) {
    there.insert(file.path().stem());
  }
  EXPECT_EQ(named, there);
}

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

INSTANTIATE_TEST_SUITE_P(Programs, KnownBug, testing::ValuesIn(known_bugs),
                         name_of);

}  // namespace
}  // namespace explorer::test
