#include <gtest/gtest.h>

#include "explore_runner.hpp"

// Programs of several processes: one of all their threads runs at a time.

namespace explorer::test {
namespace {

const json none = json::array();

explored count(const std::string& how, std::vector<std::string> flags = {}) {
  flags.insert(flags.end(), {program("counting_processes"), "--", how});
  return explore(flags);
}

explored run_of(const std::string& what, int schedules = 300) {
  return explore({"--schedules", std::to_string(schedules),
                  program("processes"), "--", what});
}

TEST(CountingProcesses, LoseAnUpdateBetweenTwoAtomicSteps) {
  const explored run = count("two steps", {"--schedules", "500"});
  EXPECT_TRUE(run.report.at("not_controlled").is_null()) << run.bytes;
  EXPECT_EQ(run.report.at("verdict"), "sampled");
  EXPECT_EQ(run.outputs(), (std::set<std::string>{"1\n", "2\n"}));
  EXPECT_EQ(run.report.at("findings"), none);
}

TEST(CountingProcesses, RaceForPlainMemoryThatTheyShare) {
  const explored run = count("plain", {"--schedules", "500"});
  EXPECT_EQ(run.outputs(), (std::set<std::string>{"1\n", "2\n"}));
  EXPECT_EQ(run.kinds(), std::set<std::string>{"data race"});
  for (const json& place : run.report.at("findings").at(0).at("places")) {
    EXPECT_EQ(place.at("file"),
              "tests/explorer/programs/counting_processes.cpp");
    EXPECT_EQ(place.at("line"), 30);
  }
}

TEST(CountingProcesses, AreRightWithALockOrAnAtomic) {
  for (const char* how : {"locked", "atomic"}) {
    const explored run = count(how, {"--schedules", "1000"});
    EXPECT_EQ(run.code, 0) << run.bytes;
    EXPECT_EQ(run.outputs(), std::set<std::string>{"2\n"}) << how;
    EXPECT_EQ(run.report.at("findings"), none) << how;
  }
}

TEST(CountingProcesses, ShowTheLostUpdateAgain) {
  const explored run = count("two steps", {"--schedules", "300"});
  for (const json& outcome : run.report.at("outcomes")) {
    const json& witness = outcome.at("witness");
    const std::string seed = std::to_string(witness.at("seed").get<long>());
    for (const std::vector<std::string>& flags :
         {std::vector<std::string>{"--replay", seed},
          {"--decisions", file_with(witness.at("decisions"))}}) {
      const explored again = count("two steps", flags);
      ASSERT_EQ(again.report.at("outcomes").size(), 1u) << again.errors;
      EXPECT_EQ(again.report.at("outcomes").at(0).at("output"),
                outcome.at("output"));
    }
  }
}

TEST(CountingProcesses, AreNotSearchedThrough) {
  const explored run = count("atomic", {"--strategy", "exhaustive"});
  EXPECT_EQ(run.report.at("verdict"), "unfinished");
  EXPECT_EQ(run.report.at("why"), "the program starts another process");
}

struct together {
  const char* what;
  std::set<std::string> outputs;
};

void PrintTo(const together& tested, std::ostream* out) {
  *out << tested.what;
}

class Together : public testing::TestWithParam<together> {};

TEST_P(Together, HaveTheseOutcomesAndNoFault) {
  const explored run = run_of(GetParam().what);
  EXPECT_TRUE(run.report.at("not_controlled").is_null()) << run.bytes;
  EXPECT_EQ(run.outputs(), GetParam().outputs);
  EXPECT_EQ(run.report.at("findings"), none);
  for (const json& outcome : run.report.at("outcomes")) {
    EXPECT_EQ(outcome.at("ends"), "exit 0");
  }
}

INSTANTIATE_TEST_SUITE_P(
    Processes, Together,
    testing::Values(
        together{"own_memory", {"child 1, parent 0\n"}},
        together{"endings",
                 {"exit 7\nexit 3\nsignal 6\nsignal 15\nsignal 11\n"}},
        together{"order_of_ends", {"1 2\n", "2 1\n"}},
        together{"numbers",
                 {"parent 1000\nchild 1001 of 1000\ngrandchild 1002\n1001: "
                  "exit 0\n"}},
        together{"orphan", {"adopted\n"}},
        together{"robust", {"owner died, then 0, useless\n"}},
        together{"condition", {"3 letters\n"}},
        together{"semaphore", {"posting\nready\n"}},
        together{"pipe_to_end", {"one two \n", "two one \n"}},
        together{"full_pipe", {"200000, exit 0\n"}},
        together{"no_reader", {"signal 13\n"}},
        together{"pair_of_sockets", {"pong\n"}},
        together{"killed", {"signal 9\n"}},
        together{"killed_halfway", {"0 0\n", "1 0\n", "1 1\n"}},
        together{"threads_below", {"7\n"}},
        together{"alarms", {"2 s\nsignal 14, exit 0\n"}},
        together{"own_lock", {"unlocked\n"}},
        together{"text_before", {"twice twice once\n"}}),
    [](const testing::TestParamInfo<together>& tested) {
      return std::string(tested.param.what);
    });

TEST(Alarm, EndsTheProgramAndIsNoFault) {
  const explored run = run_of("own_alarm");
  ASSERT_EQ(run.report.at("outcomes").size(), 1u) << run.bytes;
  EXPECT_EQ(run.report.at("outcomes").at(0).at("ends"), "signal SIGALRM");
  EXPECT_EQ(run.report.at("outcomes").at(0).at("output"), "waiting\n");
  EXPECT_EQ(run.report.at("findings"), none);
}

struct standstill {
  const char* what;
  const char* kind;
  const char* said;
};

void PrintTo(const standstill& tested, std::ostream* out) {
  *out << tested.what;
}

class Standstill : public testing::TestWithParam<standstill> {};

TEST_P(Standstill, IsFoundAndSaysWhoWaitsForWhat) {
  const explored run = run_of(GetParam().what);
  EXPECT_EQ(run.code, 1);
  EXPECT_TRUE(run.kinds().contains(GetParam().kind)) << run.bytes;
  EXPECT_NE(run.bytes.find(GetParam().said), std::string::npos) << run.bytes;
}

INSTANTIATE_TEST_SUITE_P(
    Processes, Standstill,
    testing::Values(
        standstill{"opposite_locks", "deadlock",
                   "waits for mutex 1, held by T0"},
        standstill{"opposite_locks", "lock-order inversion", "holds mutex 1"},
        standstill{"left_locked", "deadlock", "waits for mutex 1, held by T1"},
        standstill{"atomic_wait", "lost wake-up", "waits on futex"},
        standstill{"end_left_open", "deadlock",
                   "waits for something in pipe 1"},
        standstill{"end_left_open", "deadlock",
                   "waits for a child process to end"},
        standstill{"lock_of_another_thread", "deadlock", ", held by T0"}),
    [](const testing::TestParamInfo<standstill>& tested) {
      return std::string(tested.param.what) + std::to_string(tested.index);
    });

}  // namespace
}  // namespace explorer::test
