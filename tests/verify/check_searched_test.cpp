#include "check_searched.hpp"

#include "reduced.hpp"
#include "test_support.hpp"

namespace verify {
namespace {

const std::string source =
    "// Opens.\n"
    "constexpr int threads = 5, more = 1;\n"
    "constexpr int rounds = 1'000;\n"
    "\n"
    "// Output:\n"
    "//   5000\n"
    "// Reduced (threads = 2, rounds = 3):\n"
    "//   6\n";

explored_report report_of(const std::string& verdict,
                          const std::string& printed) {
  explored_report report;
  report.verdict = verdict;
  report.schedules = 20;
  report.outcomes = {{{printed, "", "exit 0"}, 20, {"exhaustive", 0, 1}}};
  return report;
}

std::string problems_with(const explored_report& report,
                          const std::string& bytes = source) {
  return to_text(check_searched(good_snippet(bytes), report).value().found);
}

TEST(Reduced, IsTheSameProgramMadeSmall) {
  const snippet one = good_snippet(source);
  const snippet small = reduced(one);
  EXPECT_EQ(small.source.line(2), "constexpr int threads = 2, more = 1;");
  EXPECT_EQ(small.source.line(3), "constexpr int rounds = 3;");
  EXPECT_EQ(small.source.line_count(), one.source.line_count());
  EXPECT_FALSE(small.promise.reduced);
  EXPECT_EQ(reduced_size(one), "threads = 2, rounds = 3");
  EXPECT_EQ(full_size(one), "threads = 5, rounds = 1'000");
}

TEST(CheckSearched, PassesASearchThatCameToItsEnd) {
  const checked result =
      check_searched(good_snippet(source), report_of("exhaustive", "6\n"))
          .value();
  EXPECT_EQ(to_text(result.found), "");
  EXPECT_EQ(result.line.verdict, "exhaustive");
  EXPECT_EQ(result.line.words,
            "with threads = 2, rounds = 3: all 20 inequivalent schedules");
}

TEST(CheckSearched, HoldsEverySchedulesOutputAgainstItsOwnLines) {
  EXPECT_EQ(problems_with(report_of("exhaustive", "5\n")),
            "snippets/t/x.cpp:8: output line 1 differs\n"
            "  expected: 6\n"
            "  printed:  5\n"
            "  schedule: found by the search (1 preemption); again: make "
            "explore SNIPPET=t/x REDUCED=1\n"
            "note: if the program is right, correct the lines of "
            "'Reduced'\n");
}

TEST(CheckSearched, HoldsTheLuckOfARaceAgainstItsLines) {
  const std::string racy =
      "// Opens.\nconstexpr int n = 5;\n\n// Fails (data race):\n"
      "//   <number 2..9>\n// Reduced (n = 2):\n//   <number 2..4>\n";
  explored_report report = report_of("exhaustive", "3\n");
  report.findings = {{"data race", "two threads", 20, {}, {}}};
  EXPECT_EQ(problems_with(report, racy), "");
  report.outcomes.front().seen.output = "1\n";
  EXPECT_EQ(problems_with(report, racy),
            "snippets/t/x.cpp:6: a schedule prints what the contract does not "
            "allow for\n"
            "  expected: <number 2..4>\n"
            "  printed:  1\n"
            "  schedule: found by the search (1 preemption); again: make "
            "explore SNIPPET=t/x REDUCED=1\n");
}

TEST(CheckSearched, WantsEveryOutcomeReached) {
  const std::string several =
      "// Opens.\nconstexpr int n = 5;\n\n// Outcomes:\n//   a\n// or\n//   b\n"
      "// Reduced (n = 1):\n//   a\n// or\n//   c\n";
  EXPECT_EQ(problems_with(report_of("exhaustive", "a\n"), several),
            "snippets/t/x.cpp:11: outcome 2 was not reached in 20 schedules\n");
}

TEST(CheckSearched, WantsTheSearchToEnd) {
  const std::string before =
      "snippets/t/x.cpp:7: the search of the reduced program did not see all "
      "its schedules\n"
      "  expected: exhaustive\n";
  const std::string note =
      "note: give 'Reduced' smaller numbers, until the search comes to its "
      "end\n";
  explored_report unfinished = report_of("unfinished", "6\n");
  unfinished.unfinished = "20,000 schedules were not all";
  EXPECT_EQ(problems_with(unfinished),
            before + "  found:    unfinished: 20,000 schedules were not all\n" +
                note);
  EXPECT_EQ(problems_with(report_of("bounded", "6\n")),
            before + "  found:    bounded\n" + note);
  explored_report lost = report_of("not controlled", "6\n");
  lost.not_controlled = "fork: it is not under control";
  EXPECT_EQ(problems_with(lost),
            before +
                "  found:    not controlled: fork: it is not under control\n" +
                note);
}

TEST(CheckSearched, WantsAReducedProgramSearched) {
  EXPECT_EQ(
      to_text(check_searched(good_snippet(source), std::nullopt).value().found),
      "snippets/t/x.cpp:7: the schedules of the reduced program were not "
      "searched\n");
}

TEST(CheckSearched, OnlyAttemptsAProgramAsItStands) {
  const snippet one = good_snippet(with_contract("// Output:\n//   6\n"));
  EXPECT_FALSE(check_searched(one, std::nullopt));
  EXPECT_FALSE(check_searched(one, report_of("unfinished", "6\n")));
  const checked good =
      check_searched(one, report_of("exhaustive", "6\n")).value();
  EXPECT_EQ(good.line.words, "all 20 inequivalent schedules");
  EXPECT_EQ(to_text(good.found), "");
  EXPECT_THAT(
      to_text(
          check_searched(one, report_of("exhaustive", "5\n")).value().found),
      testing::HasSubstr(
          "  printed:  5\n"
          "  schedule: found by the search (1 preemption); again: make explore "
          "SNIPPET=t/x FLAGS='--strategy exhaustive'\n"));
}

}  // namespace
}  // namespace verify
