#include <gtest/gtest.h>

#include "explore_runner.hpp"

// What cannot be controlled is named, with the line; it never passes.

namespace explorer::test {
namespace {

struct escape {
  const char* call;
  int line;
  const char* why;
};

void PrintTo(const escape& tested, std::ostream* out) {
  *out << tested.call;
}

class Escape : public testing::TestWithParam<escape> {};

TEST_P(Escape, IsNamed) {
  const explored run = explore(
      {"--schedules", "5", program("uncontrolled"), "--", GetParam().call});
  EXPECT_EQ(run.code, 3);
  EXPECT_EQ(run.report.at("verdict"), "not controlled");
  const json& escaped = run.report.at("not_controlled");
  const bool endless = std::string(GetParam().call) == "loop";
  EXPECT_EQ(escaped.at("call"), endless ? "" : GetParam().call);
  EXPECT_EQ(escaped.at("file"), "tests/explorer/programs/uncontrolled.cpp");
  EXPECT_EQ(escaped.at("line"), GetParam().line);
  EXPECT_EQ(escaped.at("why"), GetParam().why);
}

INSTANTIATE_TEST_SUITE_P(
    Calls, Escape,
    testing::Values(
        escape{"vfork", 12, "it lends its memory to another process"},
        escape{"system", 13, "it starts another program"},
        escape{"execv", 14, "it replaces the program"},
        escape{"kill", 15, "it sends a signal to another process"},
        escape{"loop", 17,
               "it computes without end where no access is instrumented"},
        escape{"sigwait", 24, "it works with signals that come by themselves"},
        escape{"flock", 32, "it waits in the kernel for the world outside"}),
    [](const testing::TestParamInfo<escape>& tested) {
      return std::string(tested.param.call);
    });

TEST(Affinity, IsNoEscape) {
  const explored run = explore({"--schedules", "300", program("affinity")});
  EXPECT_TRUE(run.report.at("not_controlled").is_null()) << run.bytes;
  EXPECT_EQ(run.kinds(), std::set<std::string>{"data race"});
  EXPECT_EQ(run.outputs(), (std::set<std::string>{"1: 4 and 4 processors\n",
                                                  "2: 4 and 4 processors\n"}));
}

TEST(NotControlled, IsSaidToAPersonToo) {
  const explored run =
      explore_as_text({program("uncontrolled"), "--", "system"});
  EXPECT_EQ(run.code, 3);
  EXPECT_NE(run.text.find("not controlled"), std::string::npos);
  EXPECT_NE(
      run.text.find("tests/explorer/programs/uncontrolled.cpp:13: 'system' "
                    "cannot be controlled"),
      std::string::npos)
      << run.text;
}

}  // namespace
}  // namespace explorer::test
