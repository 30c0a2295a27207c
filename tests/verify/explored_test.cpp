#include "explored.hpp"

#include "check_explored.hpp"
#include "files.hpp"
#include "test_support.hpp"

namespace verify {
namespace {

/// A report as the explorer writes it, with these outcomes and findings.
std::string report_text(const std::string& verdict, const std::string& outcomes,
                        const std::string& findings = "",
                        const std::string& more = "") {
  return R"({"schema":1,"program":"t/x","strategy":"rotation","schedules":1000,
    "verdict":")" +
         verdict + R"(","outcomes":[)" + outcomes + R"(],"findings":[)" +
         findings + R"(],"not_controlled":null)" + more + "}";
}

std::string outcome(const std::string& output, const std::string& ends,
                    const std::string& stamps = "[]") {
  return R"({"output":")" + output + R"(","error":"","ends":")" + ends +
         R"(","count":500,"stamps":)" + stamps +
         R"(,"witness":{"seed":17,"strategy":"pos","preemptions":2}})";
}

std::string finding(const std::string& kind) {
  return R"({"kind":")" + kind +
         R"(","message":"two threads","count":31,
           "places":[{"file":"snippets/t/x.cpp","line":2,"thread":"T1",
                      "what":"write of 4 bytes"}],
           "witness":{"seed":4,"strategy":"pct","preemptions":1}})";
}

std::optional<explored_report> read(const std::string& text) {
  const temporary_directory scratch;
  write_file(scratch.path() / "x.json", text);
  return read_explored(scratch.path() / "x.json");
}

/// What the report means for a snippet with this contract.
checked check_with(const std::string& contract,
                   const std::optional<explored_report>& report) {
  return check_explored(good_snippet(with_contract(contract)), report);
}

const std::string replay =
    "  schedule: pos seed 17 (2 preemptions); replay: make explore SNIPPET=t/x "
    "SEED=17\n";
TEST(Explored, IsAbsentUntilTheExplorerHasRun) {
  EXPECT_FALSE(read_explored(""));
  EXPECT_FALSE(read_explored("/no/such/file.json"));
  EXPECT_FALSE(read("null\n"));
  const checked result = check_with("// Output: none\n", std::nullopt);
  EXPECT_EQ(result.line.verdict, "not explored yet");
  EXPECT_EQ(to_text(result.found), "");
}

TEST(Explored, HoldsEveryScheduleAgainstTheContract) {
  const auto good = read(report_text("sampled", outcome("5000\\n", "exit 0")));
  EXPECT_EQ(to_text(check_with("// Output:\n//   5000\n", good).found), "");
  const auto bad =
      read(report_text("sampled", outcome("5000\\n", "exit 0") + "," +
                                      outcome("4998\\n", "exit 0")));
  EXPECT_EQ(to_text(check_with("// Output:\n//   5000\n", bad).found),
            "snippets/t/x.cpp:5: output line 1 differs\n"
            "  expected: 5000\n"
            "  printed:  4998\n" +
                replay + note_to_bless);
}

TEST(Explored, RefusesWhatACorrectProgramMustNotDo) {
  const auto report =
      read(report_text("sampled", outcome("", "exit 0"), finding("data race")));
  EXPECT_EQ(to_text(check_with("// Output: none\n", report).found),
            "snippets/t/x.cpp:4: the explorer finds: data race: two threads\n"
            "  snippets/t/x.cpp:2 T1: write of 4 bytes\n"
            "  schedule: pct seed 4 (1 preemption); replay: make explore "
            "SNIPPET=t/x SEED=4\n");
}

TEST(Explored, RefusesAnEndThatIsNotDocumented) {
  const auto report = read(report_text("sampled", outcome("", "deadlock")));
  EXPECT_EQ(to_text(check_with("// Output: none\n", report).found),
            "snippets/t/x.cpp:4: the program ends differently\n"
            "  expected: exit 0\n"
            "  found:    deadlock\n" +
                replay);
}

TEST(Explored, IsExactAboutVirtualTime) {
  const std::string contract = "// Timed output:\n//   [1.0 s] a\n";
  const auto good =
      read(report_text("sampled", outcome("a\\n", "exit 0", "[1000000000]")));
  EXPECT_EQ(to_text(check_with(contract, good).found), "");
  const auto bad =
      read(report_text("sampled", outcome("a\\n", "exit 0", "[1000500000]")));
  EXPECT_EQ(to_text(check_with(contract, bad).found),
            "snippets/t/x.cpp:5: the moment of 'a' differs\n"
            "  expected: 1.000 s\n"
            "  found:    1.0005 s\n" +
                replay);
}

TEST(Explored, ReachesEveryOutcome) {
  const std::string contract = "// Outcomes:\n//   a\n// or\n//   b\n";
  const auto both =
      read(report_text("exhaustive", outcome("a\\n", "exit 0") + "," +
                                         outcome("b\\n", "exit 0")));
  EXPECT_EQ(to_text(check_with(contract, both).found), "");
  const auto one = read(report_text("exhaustive", outcome("a\\n", "exit 0")));
  EXPECT_EQ(to_text(check_with(contract, one).found),
            "snippets/t/x.cpp:7: outcome 2 was not reached in 1,000 "
            "schedules\n");
  const auto third =
      read(report_text("exhaustive", outcome("a\\n", "exit 0") + "," +
                                         outcome("b\\n", "exit 0") + "," +
                                         outcome("c\\n", "exit 0")));
  EXPECT_EQ(to_text(check_with(contract, third).found),
            "snippets/t/x.cpp:4: the output is none of the 2 documented "
            "outcomes\n"
            "  printed:  c\n" +
                replay);
}

TEST(Explored, MustFindTheAnnouncedFailure) {
  const auto found = read(
      report_text("sampled", outcome("1\\n", "exit 0"), finding("data race")));
  const checked good = check_with("// Fails (data race):\n", found);
  EXPECT_EQ(to_text(good.found), "");
  EXPECT_EQ(good.line.words, "data race in 31 of 1,000 schedules");
  const auto none = read(report_text("sampled", outcome("1\\n", "exit 0")));
  EXPECT_EQ(to_text(check_with("// Fails (data race):\n", none).found),
            "snippets/t/x.cpp:4: no data race in 1,000 schedules\n");
  EXPECT_EQ(to_text(check_with("// Fails (deadlock):\n", none).found),
            "snippets/t/x.cpp:4: no deadlock in 1,000 schedules\n");
}

TEST(Explored, KnowsEachFailureByItsFindings) {
  const auto finds = [](const char* failure, const char* kind) {
    const auto report = read(report_text("sampled", "", finding(kind)));
    return found_failure(
        good_contract("// Fails (" + std::string(failure) + "):\n"), *report);
  };
  EXPECT_TRUE(finds("deadlock", "deadlock"));
  EXPECT_TRUE(finds("deadlock", "partial deadlock"));
  EXPECT_FALSE(finds("deadlock", "livelock"));
  EXPECT_TRUE(finds("livelock", "livelock"));
  EXPECT_FALSE(finds("livelock", "deadlock"));
  EXPECT_TRUE(finds("lost wake-up", "lost wake-up"));
  EXPECT_TRUE(finds("lost wake-up", "deadlock"));
  EXPECT_TRUE(finds("hang", "livelock"));
  EXPECT_TRUE(finds("hang", "deadlock"));
  EXPECT_FALSE(finds("hang", "data race"));
  EXPECT_TRUE(finds("lock-order inversion", "lock-order inversion"));
}

TEST(Explored, KnowsALostUpdateByItsOutput) {
  const contract one = good_contract("// Fails (lost update):\n//   1\n");
  EXPECT_TRUE(found_failure(
      one, *read(report_text("sampled", outcome("1\\n", "exit 0")))));
  EXPECT_FALSE(found_failure(
      one, *read(report_text("sampled", outcome("2\\n", "exit 0")))));
}

TEST(Explored, RefusesADataRaceBesideADeadlock) {
  const auto report = read(report_text(
      "sampled", "", finding("deadlock") + "," + finding("data race")));
  EXPECT_THAT(to_text(check_with("// Fails (deadlock):\n", report).found),
              testing::HasSubstr("the explorer finds: data race"));
}

TEST(Explored, WantsEveryScheduleToTerminate) {
  const std::string contract =
      "// Fails (terminate):\n// Error output:\n//   terminate called\n";
  const std::string dies =
      R"({"output":"","error":"terminate called\n","ends":"signal SIGABRT"})";
  const auto good = read(report_text("sampled", dies, finding("terminate")));
  EXPECT_EQ(to_text(check_with(contract, good).found), "");
  const auto bad =
      read(report_text("sampled", dies + "," + outcome("", "exit 0")));
  EXPECT_THAT(to_text(check_with(contract, bad).found),
              testing::HasSubstr("the program ends differently"));
}

TEST(Explored, LeavesWeakMemoryToTheMachine) {
  const auto report = read(report_text("sampled", outcome("c\\n", "exit 0")));
  EXPECT_EQ(
      to_text(
          check_with("// Measured outcomes:\n// may\n//   a\n", report).found),
      "");
}

const char* uncontrolled =
    R"({"schema":1,"verdict":"not controlled","not_controlled":
        {"call":"fork","file":"snippets/t/x.cpp","line":2,
         "why":"processes are not controlled"}})";

TEST(Explored, MustControlTheProgram) {
  const checked result = check_with("// Output: none\n", read(uncontrolled));
  EXPECT_EQ(to_text(result.found),
            "snippets/t/x.cpp:4: the explorer cannot control this program\n"
            "  fork: processes are not controlled\n"
            "note: if that is as it must be, write '// Not under (explorer): "
            "reason'\n");
}

TEST(Explored, MayBeExempt) {
  const checked result =
      check_with("// Output: none\n// Not under (explorer): it forks\n",
                 read(uncontrolled));
  EXPECT_EQ(to_text(result.found), "");
  EXPECT_EQ(result.line.verdict, "not controlled");
  EXPECT_EQ(result.line.words, "it forks");
}

TEST(Explored, RefusesAnExemptionThatIsNotNeeded) {
  const auto report = read(report_text("sampled", outcome("", "exit 0")));
  EXPECT_EQ(
      to_text(check_with("// Output: none\n// Not under (explorer): it forks\n",
                         report)
                  .found),
      "snippets/t/x.cpp:5: the exemption from explorer is not needed\n");
}

TEST(Explored, SaysNoMoreThanWasDone) {
  const auto words = [](const std::string& text) {
    return check_with("// Output: none\n", read(text)).line.words;
  };
  const std::string silent = outcome("", "exit 0");
  EXPECT_EQ(words(report_text("exhaustive", silent)),
            "all 1,000 inequivalent schedules");
  EXPECT_EQ(words(report_text("bounded", silent)),
            "all 1,000 schedules with few preemptions; not those with more");
  EXPECT_EQ(words(report_text("sampled", silent, "",
                              R"(,"missed":{"depth 1":0,"depth 2":0.012,
                                 "depth 3":0.999})")),
            "0 of 1,000 sampled schedules break the contract; chance of having "
            "missed a bug of depth 1: 0 %, of depth 2: 1 %, of depth 3: above "
            "99 %");
  EXPECT_EQ(words(report_text("exhaustive", silent, "",
                              R"(,"single_threaded":true)")),
            "one thread, so there is one schedule only");
}

}  // namespace
}  // namespace verify
