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
    explorer("echo \"{\\\"arguments\\\":\\\"$*\\\"}\" > $8\nexit 1\n");
  }

  void explorer(const std::string& script) {
    write_file("explore", "#!/bin/sh\n" + script);
    fs::permissions("explore", fs::perms(0755));
  }

  static toolchain tools() {
    toolchain result;
    result.explore = fs::absolute("explore");
    return result;
  }

  static snippet snippet_with(const std::string& contract) {
    return good_snippet("// Opens.\nconstexpr int n = 5;\n\n" + contract);
  }

  std::string explore_with(const std::string& contract) {
    return to_text(
        explore(snippet_with(contract), tools(),
                {"x.explored", "x.searched.json", 250, "out/x.json"}));
  }

  std::string search_with(const std::string& contract) {
    write_file("x.reduced", "a program");
    // The script finds the report's name two words further on.
    explorer("echo \"{\\\"arguments\\\":\\\"$*\\\"}\" > ${10}\nexit 1\n");
    return to_text(search(snippet_with(contract), tools(),
                          {"x.explored", "x.reduced", 5000, 30, "out/x.json"}));
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
  EXPECT_EQ(arguments(),
            "--schedules 250 --total-points 1250000 --time any --scratch " +
                fs::absolute("x.explored").string() + " -- 20 50");
}

TEST_F(Explore, LetsTimeStandStillForTimedOutput) {
  EXPECT_EQ(explore_with("// Timed output:\n//   [0 s] a\n"), "");
  EXPECT_EQ(arguments(),
            "--schedules 250 --total-points 1250000 --time idle --scratch " +
                fs::absolute("x.explored").string());
}

TEST_F(Explore, SearchesAllSchedulesOfTheReducedProgram) {
  EXPECT_EQ(search_with("// Output:\n//   b\n// Reduced (n = 2):\n//   a\n"),
            "");
  EXPECT_EQ(arguments(),
            "--strategy exhaustive --schedules 5000 --total-points 1000000 "
            "--time any --scratch " +
                fs::absolute("x.reduced").string());
}

TEST_F(Explore, TriesToSearchAProgramAsItStands) {
  EXPECT_EQ(search_with("// Arguments: 7\n// Output: none\n"), "");
  EXPECT_EQ(arguments(),
            "--strategy exhaustive --schedules 30 --total-points 6000 --time "
            "any --scratch " +
                fs::absolute("x.explored").string() + " -- 7");
}

TEST_F(Explore, SearchesNothingWhereThereIsNothingToProve) {
  for (const char* contract :
       {"// Fails (deadlock):\n", "// Does not compile (g++):\n//   error\n",
        "// Output: none\n// Not under (explorer): no\n",
        "// Measured outcomes:\n// must\n//   a\n"}) {
    EXPECT_EQ(search_with(contract), "");
    EXPECT_EQ(read_file("out/x.json"), "null\n");
  }
}

TEST_F(Explore, AsksLessWhereNothingIsJudged) {
  EXPECT_EQ(explore_with("// Output: none\n// Not under (explorer): no\n"), "");
  EXPECT_THAT(arguments(), testing::StartsWith("--schedules 20 "));
}

TEST_F(Explore, AsksLessWhereAllSchedulesWereRun) {
  const std::string contract = "// Output: none\n";
  const auto searched = [](const std::string& verdict) {
    write_file("x.searched.json", R"({"schema":1,"verdict":")" + verdict +
                                      R"(","schedules":6,"findings":[],
        "not_controlled":null,"outcomes":[],"why":"it was stopped"})");
  };
  searched("exhaustive");
  EXPECT_EQ(explore_with(contract), "");
  EXPECT_THAT(arguments(), testing::StartsWith("--schedules 100 "));
  searched("unfinished");
  EXPECT_EQ(explore_with(contract), "");
  EXPECT_THAT(arguments(), testing::StartsWith("--schedules 250 "));
  // Those were the schedules of another program.
  searched("exhaustive");
  EXPECT_EQ(explore_with(contract + "// Reduced (n = 2):\n//   none\n"), "");
  EXPECT_THAT(arguments(), testing::StartsWith("--schedules 250 "));
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
  explorer("echo {} > $8\necho 'no such option' >&2\nexit 2\n");
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
