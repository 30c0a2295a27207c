#include <gtest/gtest.h>

#include <cstdio>
#include <filesystem>

#include "explore_runner.hpp"

// Wrong use is refused in words; right use prints what a person needs.

namespace explorer::test {
namespace {

struct wrong_use {
  std::vector<std::string> arguments;
  const char* message;
};

class WrongUse : public testing::TestWithParam<wrong_use> {};

TEST_P(WrongUse, IsRefused) {
  const explored run = explore_as_text(GetParam().arguments);
  EXPECT_EQ(run.code, 2);
  EXPECT_EQ(run.text, "");
  EXPECT_NE(run.errors.find(GetParam().message), std::string::npos)
      << run.errors;
}

INSTANTIATE_TEST_SUITE_P(
    Arguments, WrongUse,
    testing::Values(
        wrong_use{{}, "explore: which program?"},
        wrong_use{{"no/such/program"},
                  "cannot read 'no/such/program': No such file or directory"},
        wrong_use{{"/bin/true"}, "'/bin/true' is no explored build"},
        wrong_use{{"--strategy", "luck", "x"}, "'luck' is no strategy"},
        wrong_use{{"--strategy", "pct:0", "x"},
                  "'0' is no parameter of a strategy"},
        wrong_use{{"--schedules", "0", "x"}, "--schedules"},
        wrong_use{{"--time", "never", "x"}, "--time"},
        wrong_use{{"--frobnicate", "x"}, "--frobnicate"},
        wrong_use{{"--replay", "1", "--decisions", "f", "x"}, "--decisions"},
        wrong_use{{"--source", "no_such.cpp"},
                  "cannot read 'no_such.cpp': No such file or directory"},
        wrong_use{{"--source", "README.md"}, "'README.md' is no C++ or C file"},
        wrong_use{{"--decisions", "no/such/file", program("two_increments")},
                  "cannot read 'no/such/file'"},
        wrong_use{{"--json", "/no/such/folder/x", program("two_increments")},
                  "cannot write '/no/such/folder/x'"}));

TEST(Source, IsCompiledAndExplored) {
  const explored run = explore({"--schedules", "200", "--source",
                                "tests/explorer/programs/two_increments.cpp"});
  EXPECT_EQ(run.code, 1) << run.errors;
  EXPECT_EQ(run.outputs(), (std::set<std::string>{"1\n", "2\n"}));
  EXPECT_EQ(run.report.at("program"), "tests/explorer/programs/two_increments");
}

TEST(Source, MayBeCAndTakeArguments) {
  const explored run =
      explore({"--schedules", "5", "--source",
               "tests/explorer/programs/hundred.c", "--", "one", "two"});
  EXPECT_EQ(run.code, 0) << run.errors;
  EXPECT_EQ(run.outputs(), std::set<std::string>{"100 3\n"});
}

TEST(Source, ThatDoesNotCompileIsShown) {
  const std::string file = file_with("int main( {");
  const std::string source = file + ".cpp";
  std::rename(file.c_str(), source.c_str());
  const explored run = explore_as_text({"--source", source});
  EXPECT_EQ(run.code, 2);
  EXPECT_NE(run.errors.find("error:"), std::string::npos);
  EXPECT_NE(run.errors.find("does not compile"), std::string::npos);
}

TEST(ReportForAPerson, ShowsTheInterleavingAndHowToReplayIt) {
  const explored run =
      explore_as_text({"--schedules", "200", program("two_increments")});
  EXPECT_EQ(run.code, 1);
  for (const char* words : {"data race: T", "two_increments.cpp:8: T1",
                            "in 'counter'", "read counter", "write counter",
                            "++counter;", "replay: explore --replay "}) {
    EXPECT_NE(run.text.find(words), std::string::npos) << words << run.text;
  }
}

TEST(Trace, ShowsTheWitnessStepByStep) {
  const explored run =
      explore({"--schedules", "200", program("two_increments")});
  const json& trace = run.report.at("trace");
  ASSERT_GT(trace.size(), 8u);
  ASSERT_LE(trace.size(), 500u);
  EXPECT_EQ(trace.at(0).at("what"), "create");
  EXPECT_EQ(trace.at(0).at("thread"), "T0");
  EXPECT_EQ(trace.at(0).at("object"), "T1");
  EXPECT_EQ(trace.at(0).at("line"), 8);
  // The witness of the race is one that loses an update: both threads read
  // before either writes.
  std::string order;
  for (const json& step : trace) {
    if (step.at("what") == "read") order += 'r';
    if (step.at("what") == "write") order += 'w';
  }
  EXPECT_EQ(order.substr(0, 4), "rrww");
}

// A program that appends to a file prints how long the file has become.
TEST(Scratch, IsEmptyForEachSchedule) {
  const explored run =
      explore({"--scratch", "--schedules", "50", program("leaves_a_file")});
  EXPECT_EQ(run.outputs(), std::set<std::string>{"lines: 2\n"});
  EXPECT_FALSE(std::filesystem::exists("notes.txt"));
}

TEST(Trace, KeepsBeginningAndEndOfALongRun) {
  const explored run = explore(
      {"--schedules", "1", program("locked_counter"), "--", "5", "200"});
  const json& trace = run.report.at("trace");
  ASSERT_EQ(trace.size(), 500u);
  EXPECT_EQ(trace.at(0).at("step"), 1);
  EXPECT_EQ(trace.at(249).at("step"), 250);
  EXPECT_GT(trace.at(250).at("step"), 1000);
  EXPECT_EQ(trace.at(499).at("what"), "exit");
}

}  // namespace
}  // namespace explorer::test
