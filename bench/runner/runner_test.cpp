// The whole program against suites that are shell scripts: what a suite says
// and how it fails is then written in the test itself.

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <sstream>

#include "failure.hpp"
#include "run_program.hpp"
#include "scratch_folder.hpp"

namespace {

using nlohmann::json;

// One run of `measure` on a suite with this script.
class measure_run {
public:
  explicit measure_run(const std::string& script,
                       const std::vector<std::string>& more = {}) {
    const std::string program =
        folder_.write("suite", "#!/bin/sh\n" + script + "\n");
    std::filesystem::permissions(program, std::filesystem::perms::owner_all);
    folder_.write("x.cpp", "/// What does it cost?\n");
    std::vector<std::string> command{MEASURE,  "--program", program, "--source",
                                     source(), "--output",  output()};
    command.insert(command.end(), more.begin(), more.end());
    result_ = bench::run_program(command, std::chrono::seconds(60));
  }

  const std::string& ending() const { return result_.ending; }

  // Without the lines that tell how far it is.
  std::string complaint() const {
    std::istringstream lines(result_.error_output);
    std::string text;
    for (std::string line; std::getline(lines, line);) {
      if (line.rfind("measuring ", 0) != 0) text += line + "\n";
    }
    return text;
  }

  std::string source() const { return folder_.path("x.cpp"); }
  std::string program() const { return folder_.path("suite"); }
  std::string output() const { return folder_.path("x.json"); }
  bool wrote() const { return std::filesystem::exists(output()); }
  json written() const { return json::parse(folder_.read("x.json")); }

private:
  bench::scratch_folder folder_;
  bench::program_result result_;
};

// A suite with two variants; $1 is the list request or the filter. The script
// `body` has the variant's name in $name and prints its result.
std::string suite(const std::string& body) {
  return "if [ $1 = --benchmark_list_tests ]; then\n"
         "  echo a/real_time; echo b/real_time; exit\n"
         "fi\n"
         "name=${1#*^}; name=${name%%/*}\n" +
         body;
}

std::string result(const std::string& value) {
  return R"(echo '{"context":{"compiler":"c","flags":"f","library":"l"},)"
         R"("benchmarks":[{"threads":1,"time_unit":"ns","label":"'$name'",)"
         R"("real_time":')" +
         value + R"('}]}')";
}

TEST(Measure, WritesWhatItMeasured) {
  const measure_run run(suite(
      "case $name in a) value=10;; b) value=30;; esac\n" + result("$value")));
  EXPECT_EQ(run.complaint(), "");
  ASSERT_EQ(run.ending(), "exit 0");
  const json written = run.written();
  EXPECT_EQ(written["schema"], 1);
  EXPECT_EQ(written["suite"], "x");
  EXPECT_EQ(written["title"], "What does it cost?");
  EXPECT_EQ(written["rounds"], 9);
  EXPECT_EQ(written["variants"][1]["label"], "b");
  EXPECT_EQ(written["variants"][1]["median"], 30);
  EXPECT_EQ(written["variants"][1]["sessions"][1]["times"].size(), 9);
  EXPECT_EQ(written["ratios"][1]["median"], 3);
  EXPECT_EQ(written["noise"]["variant"], "a");
  EXPECT_EQ(written["noise"]["high"], 1);
  EXPECT_EQ(written["machine"]["compiler"], "c");
  EXPECT_TRUE(written["measured"]["steal_percent"].is_number());
}

TEST(Measure, RunsEachVariantInAProcessOfItsOwn) {
  // The process number is unlike in every run; the run itself sees one name.
  const measure_run run(suite("echo $$ >> \"$0.log\"\n" + result("1")));
  ASSERT_EQ(run.ending(), "exit 0");
  const auto log = bench::run_program({"sort", "-u", run.program() + ".log"},
                                      std::chrono::seconds(10));
  // The trial of two, then twice nine rounds of two variants and the control.
  EXPECT_EQ(std::count(log.output.begin(), log.output.end(), '\n'),
            2 + 2 * 9 * 3);
}

TEST(Measure, WithoutItsProgramIsWrongUse) {
  const bench::scratch_folder folder;
  const auto run =
      bench::run_program({MEASURE, "--program", "/no/such", "--source",
                          folder.write("x.cpp", "/// What does it cost?\n"),
                          "--output", folder.path("x.json")},
                         std::chrono::seconds(10));
  EXPECT_EQ(run.ending, "exit 2");
  EXPECT_EQ(run.error_output, "measure: no program '/no/such'\n");
}

TEST(Measure, WithoutItsSourceIsWrongUse) {
  const auto run =
      bench::run_program({MEASURE, "--program", MEASURE, "--source",
                          "/no/such.cpp", "--output", "/no/such.json"},
                         std::chrono::seconds(10));
  EXPECT_EQ(run.ending, "exit 2");
  EXPECT_EQ(run.error_output, "measure: no source '/no/such.cpp'\n");
}

TEST(Measure, WithTooFewRoundsIsWrongUse) {
  const measure_run run(suite(result("1")), {"--rounds", "8"});
  EXPECT_EQ(run.ending(), "exit 2");
  EXPECT_FALSE(run.wrote());
}

TEST(Measure, WithoutVariantsFails) {
  const measure_run run("exit 0");
  EXPECT_EQ(run.ending(), "exit 1");
  EXPECT_EQ(run.complaint(), run.source() +
                                 ": the suite lists no variants\n"
                                 "note: ask it yourself: " +
                                 run.program() + " --benchmark_list_tests\n");
  EXPECT_FALSE(run.wrote());
}

TEST(Measure, WithAVariantThatEndsBadlyShowsWhatItSaid) {
  const measure_run run(
      suite("if [ $name = b ]; then echo no such table >&2; exit 3; fi\n" +
            result("1")));
  EXPECT_EQ(run.ending(), "exit 1");
  EXPECT_EQ(run.complaint(), run.source() +
                                 ": variant 'b' ended with exit 3\n"
                                 "  no such table\n"
                                 "note: run it alone: " +
                                 run.program() +
                                 " '--benchmark_filter=^b/real_time$'\n");
  EXPECT_FALSE(run.wrote());
}

TEST(Measure, WithAVariantThatCrashesFails) {
  const measure_run run(suite("kill -SEGV $$"));
  EXPECT_EQ(run.ending(), "exit 1");
  EXPECT_NE(run.complaint().find(
                ": variant 'a' ended with signal 11 (Segmentation fault)\n"),
            std::string::npos);
}

TEST(Measure, WithAVariantThatPrintsNoJsonFails) {
  const measure_run run(suite("echo it was fast"));
  EXPECT_EQ(run.ending(), "exit 1");
  EXPECT_NE(run.complaint().find(": variant 'a' printed no JSON\n"),
            std::string::npos);
}

TEST(Measure, WithAVariantThatHangsFails) {
  const measure_run run(suite("exec sleep 60"), {"--limit", "1"});
  EXPECT_EQ(run.ending(), "exit 1");
  EXPECT_NE(run.complaint().find(": variant 'a' was still running after 1 s\n"),
            std::string::npos);
}

TEST(Measure, ThatFailsLateLeavesTheOldResult) {
  // The eleventh run fails, long after the trial.
  const measure_run run(
      suite("echo old > \"${0%suite}x.json\"\n"
            "echo >> \"$0.log\"\n"
            "if [ $(wc -l < \"$0.log\") -gt 10 ]; then exit 1; fi\n" +
            result("1")));
  EXPECT_EQ(run.ending(), "exit 1");
  EXPECT_EQ(bench::run_program({"cat", run.output()}, std::chrono::seconds(10))
                .output,
            "old\n");
}

TEST(RunProgram, KeepsTheTwoOutputsApart) {
  const auto result = bench::run_program(
      {"sh", "-c", "echo one; echo two >&2; exit 4"}, std::chrono::seconds(10));
  EXPECT_EQ(result.output, "one\n");
  EXPECT_EQ(result.error_output, "two\n");
  EXPECT_EQ(result.ending, "exit 4");
}

TEST(RunProgram, ReadsMoreThanAPipeHolds) {
  const auto result = bench::run_program(
      {"sh", "-c", "head -c 1000000 /dev/zero"}, std::chrono::seconds(10));
  EXPECT_EQ(result.output.size(), 1'000'000);
}

TEST(RunProgram, EndsAProgramThatNeverStopsTalking) {
  EXPECT_THROW(bench::run_program({"sh", "-c", "while :; do echo; done"},
                                  std::chrono::seconds(1)),
               bench::failure);
}

TEST(RunProgram, WithoutAProgramIsAFailure) {
  EXPECT_THROW(bench::run_program({"/no/such"}, std::chrono::seconds(1)),
               bench::failure);
}

TEST(RunProgram, DoesNotWaitForAForgottenGrandchild) {
  const auto result = bench::run_program({"sh", "-c", "sleep 60 & echo done"},
                                         std::chrono::seconds(30));
  EXPECT_EQ(result.output, "done\n");
  EXPECT_EQ(result.ending, "exit 0");
}

}  // namespace
