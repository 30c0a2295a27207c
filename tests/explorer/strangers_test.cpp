#include <fcntl.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include "explore_runner.hpp"

// Programs that nobody wrote for the explorer.

namespace explorer::test {
namespace {

explored stranger(const char* what, const char* schedules = "100") {
  return explore({"--schedules", schedules, program("strangers"), "--", what});
}

// For as long as it lives, standard input is this descriptor.
class input_from {
public:
  explicit input_from(int descriptor) : before_(dup(0)) {
    dup2(descriptor, 0);
    close(descriptor);
  }
  ~input_from() {
    dup2(before_, 0);
    close(before_);
  }
  input_from(const input_from&) = delete;
  input_from& operator=(const input_from&) = delete;

private:
  int before_;
};

TEST(Stranger, WhoWaitsForAPlainVariableIsGivenUp) {
  const explored run = stranger("spin");
  EXPECT_EQ(run.code, 1);
  EXPECT_EQ(run.kinds(), std::set<std::string>{"livelock"});
  EXPECT_EQ(run.report.at("schedules"), 10);
  EXPECT_EQ(run.report.at("verdict"), "sampled");
  EXPECT_EQ(run.report.at("outcomes").at(0).at("ends"), "step limit");
  const json& places = run.report.at("findings").at(0).at("places");
  EXPECT_EQ(places.at(1).at("line"), 18);
}

TEST(Stranger, WhoFailsBySomeSchedulesIsNotPassed) {
  const explored run = stranger("code");
  EXPECT_EQ(run.code, 1);
  EXPECT_EQ(run.kinds(), std::set<std::string>{});
  const explored text = explore_as_text(
      {"--schedules", "100", program("strangers"), "--", "code"});
  EXPECT_NE(text.text.find("whether it ends with exit 0 depends on the "
                           "schedule"),
            std::string::npos)
      << text.text;
}

TEST(Stranger, WhoReadsAFileAsInputReadsItInEverySchedule) {
  const input_from file(open(file_with("42\n").c_str(), O_RDONLY));
  const explored run = stranger("input");
  EXPECT_EQ(run.code, 0) << run.errors;
  EXPECT_EQ(run.outputs(), std::set<std::string>{"1: 42\n"});
}

TEST(Stranger, WhoReadsNothingReadsNothing) {
  const input_from nothing(open("/dev/null", O_RDONLY));
  EXPECT_EQ(stranger("input").outputs(), std::set<std::string>{"-1: 0\n"});
}

TEST(Stranger, WhoReadsAPipeIsNotControlled) {
  int ends[2];
  ASSERT_EQ(pipe2(ends, O_CLOEXEC), 0);
  const input_from waiting(ends[0]);
  const explored run = stranger("input");
  close(ends[1]);
  EXPECT_EQ(run.code, 3);
  const json& lost = run.report.at("not_controlled");
  EXPECT_EQ(lost.at("call"), "read");
  EXPECT_EQ(lost.at("line"), 63);
  EXPECT_EQ(lost.at("why"),
            "it reads standard input, which only a file can give to each "
            "schedule alike: add '< FILE'");
}

TEST(Stranger, WhoAsksTheProcessorForTheTimeIsNotControlled) {
  const explored run = stranger("clock");
  EXPECT_EQ(run.code, 3);
  const std::string why = run.report.at("not_controlled").at("why");
  EXPECT_TRUE(why.starts_with("two runs of seed 20 print different things"))
      << why;
}

TEST(Stranger, WhoWantsALargeStackIsNotControlled) {
  const explored run = stranger("stack");
  EXPECT_EQ(run.code, 3);
  const json& lost = run.report.at("not_controlled");
  EXPECT_EQ(lost.at("call"), "pthread_create");
  EXPECT_EQ(lost.at("line"), 75);
}

TEST(Stranger, WhoUsesTheThreadsOfCIsShownByItsOwnLines) {
  const explored run = stranger("c11");
  EXPECT_EQ(run.kinds(), std::set<std::string>{"lost wake-up"});
  const json& places = run.report.at("findings").at(0).at("places");
  EXPECT_EQ(places.at(0).at("line"), 83);
  EXPECT_EQ(places.at(1).at("line"), 38);
}

}  // namespace
}  // namespace explorer::test
