// The explorer is a shell script here that writes down how it was called.

#include "explore.hpp"

#include <nlohmann/json.hpp>

#include "staged_project.hpp"

namespace verify {
namespace {

namespace fs = std::filesystem;

class Explore : public staged_project {
protected:
  Explore() {
    write_file("x.explored", "a program");
    explorer("echo \"{\\\"arguments\\\":\\\"$*\\\"}\" > $6\nexit 1\n");
  }

  void explorer(const std::string& script) {
    write_file("explore", "#!/bin/sh\n" + script);
    fs::permissions("explore", fs::perms(0755));
  }

  std::string explore_with(const std::string& contract) {
    toolchain tools;
    tools.explore = fs::absolute("explore");
    return to_text(explore(good_snippet(with_contract(contract)), tools,
                           {"x.explored", 250, "out/x.json"}));
  }

  /// What the script was called with, without the name of the report.
  std::string arguments() const {
    std::string text =
        nlohmann::json::parse(read_file("out/x.json"))["arguments"];
    const std::size_t begin = text.find(" --json ");
    const std::string report = "report.json";
    return text.erase(begin, text.find(report) + report.size() - begin);
  }
};

TEST_F(Explore, PassesWhatTheContractSays) {
  EXPECT_EQ(explore_with("// Arguments: 20 50\n// Output: none\n"), "");
  EXPECT_EQ(arguments(), "--schedules 250 --time any --scratch " +
                             fs::absolute("x.explored").string() + " -- 20 50");
}

TEST_F(Explore, LetsTimeStandStillForTimedOutput) {
  EXPECT_EQ(explore_with("// Timed output:\n//   [0 s] a\n"), "");
  EXPECT_EQ(arguments(), "--schedules 250 --time idle --scratch " +
                             fs::absolute("x.explored").string());
}

TEST_F(Explore, AsksLessWhereNothingIsJudged) {
  EXPECT_EQ(explore_with("// Output: none\n// Not under (explorer): no\n"), "");
  EXPECT_THAT(arguments(), testing::StartsWith("--schedules 20 "));
}

TEST_F(Explore, HasNothingToDoWithoutAProgram) {
  EXPECT_EQ(explore_with("// Does not compile (g++):\n//   error\n"), "");
  EXPECT_EQ(read_file("out/x.json"), "null\n");
}

TEST_F(Explore, ReportsAProgramThatCouldNotBeLinked) {
  write_file("x.explored", "");
  EXPECT_EQ(explore_with("// Output: none\n// Not under (explorer): no\n"), "");
  EXPECT_THAT(read_file("out/x.json"),
              testing::HasSubstr("it cannot be linked with the explorer"));
}

TEST_F(Explore, SaysWhenTheExplorerFails) {
  explorer("echo {} > $6\necho 'no such option' >&2\nexit 2\n");
  EXPECT_EQ(explore_with("// Output: none\n"),
            "snippets/t/x.cpp:4: the explorer gave no report: exit 2\n"
            "  printed:  no such option\n");
  explorer("exit 0\n");
  EXPECT_EQ(explore_with("// Output: none\n"),
            "snippets/t/x.cpp:4: the explorer gave no report: exit 0\n"
            "  printed:  nothing\n");
  EXPECT_FALSE(fs::exists("out/x.json"));
}

}  // namespace
}  // namespace verify
