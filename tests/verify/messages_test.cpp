// The texts that no other test shows as a whole.

#include "messages.hpp"

#include "test_support.hpp"

namespace verify::messages {
namespace {

using namespace std::chrono_literals;
using testing::ElementsAre;

TEST(Messages, AboutFiles) {
  EXPECT_EQ(cannot_read("a"), "cannot read 'a'");
  EXPECT_EQ(cannot_write("a"), "cannot write 'a'");
}

TEST(Messages, AboutEnds) {
  EXPECT_EQ(ended_timeout(20s), "no end within 20 s");
  EXPECT_EQ(ended_timeout(1050ms), "no end within 1.05 s");
  EXPECT_EQ(ended_left_running(1), "1 process left running");
  EXPECT_EQ(ended_left_running(2), "2 processes left running");
}

TEST(Messages, AboutBuilding) {
  EXPECT_EQ(unknown_variant("fast"),
            "no variant 'fast'; there are: printed, clang, tsan, asan, "
            "explored");
  EXPECT_EQ(unknown_need("foo"),
            "nothing is known about the library 'foo'; the table is in "
            "snippets/CMakeLists.txt");
  EXPECT_EQ(compiler_did_not_end("g++ x.cpp", "no end within 600 s"),
            "'g++ x.cpp': no end within 600 s");
  EXPECT_EQ(does_not_build("g++", "tsan"),
            "g++ does not compile this program (tsan build)");
  EXPECT_EQ(compiles_after_all("g++"), "g++ compiles this program");
  EXPECT_EQ(only_warns("clang"),
            "clang refuses this program instead of warning");
  EXPECT_EQ(not_in_diagnostic("g++", "error: a"),
            "g++ does not say 'error: a'");
}

TEST(Messages, AboutRuns) {
  EXPECT_EQ(must_not_seen(24),
            "an outcome marked 'must' was not seen in 24 runs");
  EXPECT_EQ(never_seen(), "an outcome marked 'never' was seen");
  EXPECT_EQ(never_printed(), "no run printed what the contract shows");
  EXPECT_EQ(native_run(true, false), "  run:      on one processor, alone");
  EXPECT_EQ(native_run(false, true),
            "  run:      on all processors, under load");
  EXPECT_EQ(clang_run(), "  run:      compiled by clang");
  EXPECT_EQ(sanitized_run("ThreadSanitizer"),
            "  run:      under ThreadSanitizer");
  EXPECT_EQ(moment(1050ms), "1.050 s");
  EXPECT_EQ(moment(1050ms + 1us), "1.050001 s");
}

TEST(Messages, ShowAFewOfManyLines) {
  EXPECT_THAT(expected_and_printed({"1", "2", "3", "4", "5", "6", "7"}, "x"),
              ElementsAre("  expected: 1", "  or:       2", "  or:       3",
                          "  or:       4", "  or:       5",
                          "  or:       one of 2 more", "  printed:  x"));
  std::string many;
  for (int i = 0; i < 30; ++i) many += "line\n";
  EXPECT_EQ(printed_lines(many).size(), 21u);
  EXPECT_EQ(printed_lines(many).back(), "            ...");
}

TEST(Messages, AboutTools) {
  EXPECT_EQ(sanitizer_found("ThreadSanitizer", "data race"),
            "ThreadSanitizer reports: data race");
  EXPECT_EQ(not_caught("ThreadSanitizer", "data race"),
            "ThreadSanitizer does not report the data race in this file");
  EXPECT_EQ(was_not_built("tsan"), "there is no program for tsan");
  EXPECT_EQ(exemption_not_needed("tsan"),
            "the exemption from tsan is not needed");
  EXPECT_EQ(explorer_found("deadlock", ""), "the explorer finds: deadlock");
  EXPECT_EQ(failure_not_found("deadlock", 1), "no deadlock in 1 schedule");
  EXPECT_EQ(outcome_not_reached(2, 20000),
            "outcome 2 was not reached in 20,000 schedules");
  EXPECT_EQ(explorer_failed("signal SIGSEGV"),
            "the explorer gave no report: signal SIGSEGV");
  EXPECT_EQ(not_linked_with_explorer(),
            "it cannot be linked with the explorer");
}

TEST(Messages, AboutExercises) {
  EXPECT_EQ(no_solution("snippets/t/x_solution.cpp"),
            "an exercise needs its solution 'snippets/t/x_solution.cpp'");
  EXPECT_EQ(solved_already("snippets/t/x_solution.cpp"),
            "the exercise is already solved: this program does all that "
            "'snippets/t/x_solution.cpp' promises");
}

TEST(Messages, AboutBlessing) {
  EXPECT_EQ(nothing_to_bless(), "the contract says what the program prints");
  EXPECT_EQ(differs_from_run_to_run(),
            "the program does not print the same in every run; that cannot be "
            "blessed");
  EXPECT_EQ(cannot_bless_kind("Outcomes"),
            "'bless' rewrites Output, Unordered output and Timed output, not "
            "'Outcomes'");
  EXPECT_EQ(cannot_bless_silence(),
            "the program prints nothing; write '// Output: none' instead");
  EXPECT_EQ(cannot_bless_strands(),
            "which line belongs to which strand only the author knows; rewrite "
            "this contract by hand");
  EXPECT_EQ(cannot_bless_stages(),
            "the number of lines has changed, and which stage they belong to "
            "only the author knows; rewrite this contract by hand");
  EXPECT_EQ(cannot_bless_line("a\\x20"),
            "no contract can hold the line "
            "'a\\x20'");
}

TEST(Messages, AboutWhatWasChecked) {
  EXPECT_EQ(compiles(), "compiles without a warning");
  EXPECT_EQ(says_so(), "says what the contract says");
  EXPECT_EQ(ran(8, ran_how::judged),
            "ran 8 times: on one core and on all, alone and under load");
  EXPECT_EQ(ran(3, ran_how::recorded),
            "ran 3 times: on one core and on all, alone and under load, not "
            "judged");
  EXPECT_EQ(ran(1, ran_how::judged), "ran once: it takes longer than a second");
  EXPECT_EQ(ran(1, ran_how::timed),
            "ran once: it takes longer than a second; moments judged where "
            "nothing disturbed the run");
  EXPECT_EQ(clang_matches(), "clang's program prints the same");
  EXPECT_EQ(clang_compiles(), "compiles without a warning");
  EXPECT_EQ(silent("AddressSanitizer"), "AddressSanitizer reports nothing");
  EXPECT_EQ(caught("ThreadSanitizer", "data race"),
            "ThreadSanitizer reports the data race in this listing");
  EXPECT_EQ(not_judged("clang"), "clang is not asked about this");
  EXPECT_EQ(not_explored(), "not explored yet");
  EXPECT_EQ(searched(1234, "rounds = 2"),
            "with rounds = 2: all 1,234 inequivalent schedules");
  EXPECT_EQ(explored_all(1), "the one schedule there is");
}

TEST(Messages, OnTheVerificationLine) {
  EXPECT_EQ(line_refused("g++ 12.2", false), "refused by g++ 12.2");
  EXPECT_EQ(line_refused("g++ 12.2 and clang 14", true),
            "warned about by g++ 12.2 and clang 14");
  EXPECT_EQ(line_single(), "one thread, one schedule");
  EXPECT_EQ(line_schedules(1000, "sampled"), "1,000 schedules sampled");
  EXPECT_EQ(line_schedules(1234567, "exhaustive"),
            "all 1,234,567 inequivalent schedules");
  EXPECT_EQ(line_schedules(1, "exhaustive"), "its one schedule");
  EXPECT_EQ(line_schedules(20, "bounded"),
            "all 20 schedules with few preemptions");
  EXPECT_EQ(line_searched("n = 2", "1,000 schedules sampled", "n = 5"),
            "exhaustive at n = 2 · 1,000 schedules sampled at n = 5");
  EXPECT_EQ(line_silent("ThreadSanitizer"), "silent under ThreadSanitizer");
  EXPECT_EQ(line_caught("ThreadSanitizer"), "caught by ThreadSanitizer");
  EXPECT_EQ(line_exempt("clang", "no header"), "not under clang: no header");
}

}  // namespace
}  // namespace verify::messages
