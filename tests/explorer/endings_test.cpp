#include <gtest/gtest.h>

#include "explore_runner.hpp"

// How a program may end, and what it has printed by then.

namespace explorer::test {
namespace {

struct ending {
  const char* how;
  const char* ends;
  const char* output;
  const char* error;
};

void PrintTo(const ending& tested, std::ostream* out) {
  *out << tested.how;
}

class Ending : public testing::TestWithParam<ending> {};

TEST_P(Ending, IsReported) {
  const explored run = explore({"--schedules", "20", "--time", "idle",
                                program("ends"), "--", GetParam().how});
  ASSERT_EQ(run.report.at("outcomes").size(), 1u) << run.bytes;
  const json& outcome = run.report.at("outcomes").at(0);
  EXPECT_EQ(outcome.at("ends"), GetParam().ends);
  EXPECT_EQ(outcome.at("output"),
            std::string(GetParam().how) + "\n" + GetParam().output);
  EXPECT_EQ(outcome.at("error"), GetParam().error);
}

INSTANTIATE_TEST_SUITE_P(
    Ways, Ending,
    testing::Values(
        ending{"main", "exit 0", "~static\n", ""},
        ending{"code", "exit 3", "~static\n", ""},
        ending{"exit", "exit 4", "~static\n", ""},
        ending{"_exit", "exit 5", "", ""},
        ending{"quick_exit", "exit 6", "", ""},
        ending{"abort", "signal SIGABRT", "", ""},
        ending{"assert", "signal SIGABRT", "",
               "ends.explored: tests/explorer/programs/ends.cpp:45: int "
               "main(int, char**): Assertion `how.empty()' failed.\n"},
        ending{"throw", "signal SIGABRT", "",
               "terminate called after throwing an instance of "
               "'std::runtime_error'\n  what():  nobody catches\n"},
        ending{"segfault", "signal SIGSEGV", "", ""},
        ending{"divide", "signal SIGFPE", "", ""},
        ending{"overflow", "signal SIGSEGV", "", ""},
        ending{"overflow_in_thread", "signal SIGSEGV", "", ""},
        ending{"raise", "signal SIGTERM", "", ""},
        ending{"kill", "signal SIGUSR1", "", ""},
        ending{"SIGKILL", "signal SIGKILL", "", ""},
        ending{"joinable", "signal SIGABRT", "",
               "terminate called without an active exception\n"},
        ending{"thread_local", "exit 0", "~touched\n~static\n", ""},
        ending{"detached", "exit 0", "~static\n", ""},
        ending{"pthread_exit", "exit 0", "~local\nlate\n~static\n", ""}),
    [](const testing::TestParamInfo<ending>& tested) {
      return std::string(tested.param.how);
    });

TEST(EndOfMain, MayComeBeforeOrAfterADetachedThread) {
  const explored run =
      explore({"--schedules", "300", program("ends"), "--", "detached"});
  EXPECT_EQ(run.outputs(), (std::set<std::string>{"detached\nlate\n~static\n",
                                                  "detached\n~static\n"}));
}

struct crash {
  const char* how;
  const char* kind;
  int line;
};

void PrintTo(const crash& tested, std::ostream* out) {
  *out << tested.how;
}

class Crash : public testing::TestWithParam<crash> {};

TEST_P(Crash, IsAFindingWithItsLine) {
  const explored run =
      explore({"--schedules", "20", program("ends"), "--", GetParam().how});
  EXPECT_EQ(run.code, 1);
  EXPECT_EQ(run.kinds(), std::set<std::string>{GetParam().kind});
  const json& places = run.report.at("findings").at(0).at("places");
  ASSERT_EQ(places.size(), 1u);
  EXPECT_EQ(places.at(0).at("file"), "tests/explorer/programs/ends.cpp");
  EXPECT_EQ(places.at(0).at("line"), GetParam().line);
}

INSTANTIATE_TEST_SUITE_P(
    Ways, Crash,
    testing::Values(crash{"segfault", "signal SIGSEGV", 24},
                    crash{"divide", "signal SIGFPE", 30},
                    crash{"overflow", "signal SIGSEGV", 34},
                    crash{"overflow_in_thread", "signal SIGSEGV", 34},
                    crash{"abort", "signal SIGABRT", 44},
                    crash{"assert", "signal SIGABRT", 45},
                    crash{"raise", "signal SIGTERM", 51},
                    crash{"kill", "signal SIGUSR1", 52}),
    [](const testing::TestParamInfo<crash>& tested) {
      return std::string(tested.param.how);
    });

TEST(CrashThatNobodyCanCatch, IsAFindingWithoutALine) {
  const explored run = explore({program("ends"), "--", "SIGKILL"});
  EXPECT_EQ(run.code, 1);
  EXPECT_EQ(run.kinds(), std::set<std::string>{"signal SIGKILL"});
  EXPECT_EQ(run.report.at("findings").at(0).at("message"),
            "the program was ended by SIGKILL");
  EXPECT_EQ(run.report.at("findings").at(0).at("places"), json::array());
}

TEST(Terminate, IsAFindingWithItsLine) {
  const explored run =
      explore({"--schedules", "20", program("ends"), "--", "joinable"});
  EXPECT_EQ(run.kinds(), std::set<std::string>{"terminate"});
  EXPECT_EQ(run.report.at("findings").at(0).at("places").at(0).at("line"), 54);
}

TEST(ExitCode, OtherThanZeroIsNoFinding) {
  EXPECT_EQ(explore({program("ends"), "--", "code"}).code, 0);
}

TEST(OneThread, IsOneScheduleAndExhaustive) {
  const explored run = explore({program("ends"), "--", "main"});
  EXPECT_EQ(run.report.at("schedules"), 1);
  EXPECT_EQ(run.report.at("single_threaded"), true);
  EXPECT_EQ(run.report.at("verdict"), "exhaustive");
  EXPECT_FALSE(run.report.contains("missed"));
}

TEST(TotalPoints, EndTheExplorationEarly) {
  const std::string tested = program("two_increments");
  const explored run =
      explore({"--schedules", "200", "--total-points", "100", tested});
  EXPECT_EQ(run.report.at("verdict"), "sampled");
  // The bound falls into the last schedule, and not before.
  const auto schedules = run.report.at("schedules").get<std::uint64_t>();
  EXPECT_GE(schedules * run.report.at("points").at("max").get<std::uint64_t>(),
            100u);
  EXPECT_LT(schedules, 100u);
  // What was run is the beginning of the whole.
  std::uint64_t counted = 0;
  for (const json& outcome : run.report.at("outcomes")) {
    counted += outcome.at("count").get<std::uint64_t>();
  }
  EXPECT_EQ(counted, schedules);
  const explored as_many =
      explore({"--schedules", std::to_string(schedules), tested});
  EXPECT_EQ(run.report.at("outcomes"), as_many.report.at("outcomes"));
  EXPECT_EQ(run.report.at("findings"), as_many.report.at("findings"));
  EXPECT_EQ(run.report.at("missed"), as_many.report.at("missed"));
  // One schedule less had not reached it yet.
  const std::string fewer = std::to_string(schedules - 1);
  EXPECT_EQ(
      explore({"--schedules", fewer, "--total-points", "100", tested}).bytes,
      explore({"--schedules", fewer, tested}).bytes);
}

TEST(TotalPoints, SayNothingWhereTheyAreNotReached) {
  const std::string tested = program("two_increments");
  EXPECT_EQ(
      explore({"--schedules", "50", "--total-points", "1000000", tested}).bytes,
      explore({"--schedules", "50", tested}).bytes);
}

TEST(TotalPoints, AreNamedToAPerson) {
  const explored run = explore_as_text({"--schedules", "200", "--total-points",
                                        "100", program("two_increments")});
  EXPECT_NE(run.text.find("sampled of 200: then the bound on all points "
                          "together was reached"),
            std::string::npos)
      << run.text;
}

TEST(SeveralThreads, AreSampled) {
  const explored run =
      explore({"--schedules", "200", program("two_increments")});
  EXPECT_EQ(run.report.at("single_threaded"), false);
  EXPECT_EQ(run.report.at("verdict"), "sampled");
  EXPECT_EQ(run.report.at("threads"), 3);
  const json& missed = run.report.at("missed");
  EXPECT_LT(missed.at("depth 1"), missed.at("depth 2"));
  EXPECT_LT(missed.at("depth 2"), missed.at("depth 3"));
  EXPECT_GT(missed.at("depth 1"), 0);
}

}  // namespace
}  // namespace explorer::test
