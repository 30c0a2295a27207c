#include "judge.hpp"

#include "test_support.hpp"

namespace verify {
namespace {

using namespace std::chrono_literals;

/// Everything that is wrong with this run of a program with this contract.
std::string verdict(const std::string& contract, const observation& seen,
                    timing moments = timing::ignored) {
  return to_text(judge(good_snippet(with_contract(contract)), seen, moments));
}

TEST(Judge, AcceptsWhatTheContractSays) {
  EXPECT_EQ(verdict("// Output:\n//   5000\n", {"5000\n", "", "exit 0"}), "");
  EXPECT_EQ(verdict("// Output: none\n", {"", "", "exit 0"}), "");
}

TEST(Judge, ShowsTheFirstDifferingLine) {
  EXPECT_EQ(verdict("// Output:\n//   5000\n", {"4998\n", "", "exit 0"}),
            "snippets/t/x.cpp:5: output line 1 differs\n"
            "  expected: 5000\n"
            "  printed:  4998\n" +
                note_to_bless);
}

TEST(Judge, ShowsEveryLineThatWasPossible) {
  EXPECT_EQ(
      verdict("// Output:\n//   a\n// |\n//   b\n", {"c\n", "", "exit 0"}),
      "snippets/t/x.cpp:5: output line 1 differs\n"
      "  expected: a\n"
      "  or:       b\n"
      "  printed:  c\n" +
          note_to_bless);
}

TEST(Judge, ShowsMissingAndSpareLines) {
  EXPECT_EQ(verdict("// Output:\n//   a\n//   b\n", {"a\n", "", "exit 0"}),
            "snippets/t/x.cpp:6: output line 2 differs\n"
            "  expected: b\n"
            "  printed:  the end of the output\n" +
                note_to_bless);
  EXPECT_EQ(verdict("// Output: none\n", {"a\n", "", "exit 0"}),
            "snippets/t/x.cpp:4: output line 1 differs\n"
            "  expected: the end of the output\n"
            "  printed:  a\n" +
                note_to_bless);
}

TEST(Judge, ShowsWhatCannotBeSeen) {
  EXPECT_EQ(verdict("// Output:\n//   a\n", {"a \n", "", "exit 0"}),
            "snippets/t/x.cpp:5: output line 1 differs\n"
            "  expected: a\n"
            "  printed:  a\\x20\n" +
                note_to_bless);
  EXPECT_EQ(verdict("// Output:\n//   a\n", {"a", "", "exit 0"}),
            "snippets/t/x.cpp:5: output line 1 differs\n"
            "  expected: a\n"
            "  printed:  a (without its newline)\n" +
                note_to_bless);
}

TEST(Judge, WantsTheDocumentedEnd) {
  EXPECT_EQ(verdict("// Output: none\n", {"", "", "exit 1"}),
            "snippets/t/x.cpp:4: the program ends differently\n"
            "  expected: exit 0\n"
            "  found:    exit 1\n");
  EXPECT_EQ(
      verdict("// Output: none\n// Ends: signal SIGABRT\n", {"", "", "exit 1"}),
      "snippets/t/x.cpp:5: the program ends differently\n"
      "  expected: signal SIGABRT\n"
      "  found:    exit 1\n");
  EXPECT_EQ(verdict("// Output: none\n// Ends: exit 3\n", {"", "", "exit 3"}),
            "");
}

TEST(Judge, WantsStandardErrorEmptyOrDocumented) {
  EXPECT_EQ(verdict("// Output: none\n", {"", "oops\n", "exit 0"}),
            "snippets/t/x.cpp:4: standard error line 1 differs\n"
            "  expected: the end of the output\n"
            "  printed:  oops\n");
  const std::string contract =
      "// Output:\n//   <pid:p>\n// Error output:\n//   <pid:p> failed\n";
  EXPECT_EQ(verdict(contract, {"7\n", "7 failed\n", "exit 0"}), "");
  EXPECT_EQ(verdict(contract, {"7\n", "8 failed\n", "exit 0"}),
            "snippets/t/x.cpp:7: standard error line 1 differs\n"
            "  expected: <pid:p> failed\n"
            "  printed:  8 failed\n");
}

TEST(Judge, AcceptsAnyDocumentedOutcome) {
  const std::string contract = "// Outcomes:\n//   a\n// or\n//   b\n//   c\n";
  EXPECT_EQ(verdict(contract, {"a\n", "", "exit 0"}), "");
  EXPECT_EQ(verdict(contract, {"b\nc\n", "", "exit 0"}), "");
  EXPECT_EQ(verdict(contract, {"b\nd\n", "", "exit 0"}),
            "snippets/t/x.cpp:4: the output is none of the 2 documented "
            "outcomes\n"
            "  printed:  b\n"
            "            d\n");
  EXPECT_EQ(verdict(contract, {"", "", "exit 0"}),
            "snippets/t/x.cpp:4: the output is none of the 2 documented "
            "outcomes\n"
            "  printed:  nothing\n");
}

const std::string timed =
    "// Timed output:\n//   [0.0 s] a\n//   [1.0 s] b\n//   [1.0 s] c\n";

TEST(Judge, IsExactInVirtualTime) {
  EXPECT_EQ(
      verdict(timed, {"a\nb\nc\n", "", "exit 0", {0s, 1s, 1s}}, timing::exact),
      "");
  EXPECT_EQ(verdict(timed, {"a\nb\nc\n", "", "exit 0", {0s, 1s, 1s + 1ms}},
                    timing::exact),
            "snippets/t/x.cpp:7: the moment of 'c' differs\n"
            "  expected: 1.000 s\n"
            "  found:    1.001 s\n");
  EXPECT_EQ(
      verdict(timed, {"a\nc\nb\n", "", "exit 0", {0s, 1s, 1s}}, timing::exact),
      "snippets/t/x.cpp:6: output line 2 differs\n"
      "  expected: b\n"
      "  printed:  c\n" +
          note_to_bless);
}

TEST(Judge, IsNeverEarlyAndALittleLateInRealTime) {
  EXPECT_EQ(verdict(timed, {"a\nc\nb\n", "", "exit 0", {100ms, 1s, 1250ms}},
                    timing::real),
            "");
  EXPECT_EQ(verdict(timed, {"a\nb\nc\n", "", "exit 0", {101ms, 999ms, 1251ms}},
                    timing::real),
            "snippets/t/x.cpp:5: the moment of 'a' differs\n"
            "  expected: 0.000 s\n"
            "  found:    0.101 s\n"
            "snippets/t/x.cpp:6: the moment of 'b' differs\n"
            "  expected: 1.000 s\n"
            "  found:    0.999 s\n"
            "snippets/t/x.cpp:7: the moment of 'c' differs\n"
            "  expected: 1.000 s\n"
            "  found:    1.251 s\n");
}

TEST(Judge, IgnoresMomentsUnderLoad) {
  EXPECT_EQ(verdict(timed, {"a\nb\nc\n", "", "exit 0", {9s, 9s, 9s}},
                    timing::ignored),
            "");
}

TEST(Judge, WantsTerminateToSaySo) {
  const std::string contract = "// Fails (terminate):\n//   a\n";
  const std::string error = "terminate called without an active exception\n";
  EXPECT_EQ(verdict(contract, {"a\n", error, "signal SIGABRT"}), "");
  EXPECT_EQ(verdict(contract, {"a\n", "", "exit 0"}),
            "snippets/t/x.cpp:4: the program ends differently\n"
            "  expected: signal SIGABRT\n"
            "  found:    exit 0\n"
            "snippets/t/x.cpp:4: standard error does not begin with 'terminate "
            "called'\n"
            "  printed:  nothing\n");
  EXPECT_EQ(verdict(contract + "// Error output:\n//   <text>\n",
                    {"a\n", error, "signal SIGABRT"}),
            "");
}

TEST(Judge, LetsUndefinedBehaviourEndAnyhow) {
  const std::string contract = "// Fails (use after free):\n//   a\n";
  EXPECT_EQ(verdict(contract, {"a\n", "", "exit 0"}), "");
  EXPECT_EQ(verdict(contract, {"a\nb\n", "x", "signal SIGSEGV"}), "");
  EXPECT_EQ(verdict(contract, {"b\n", "", "exit 0"}),
            "snippets/t/x.cpp:5: output line 1 differs\n"
            "  expected: a\n"
            "  printed:  b\n");
}

TEST(Judge, SaysThatAContractIsAmbiguous) {
  std::string contract = "// Output:\n";
  std::string output;
  for (int i = 0; i < 12; ++i) {
    contract += i > 0 ? "// |\n" : "";
    for (int j = 0; j < 6; ++j) {
      contract += "//   <number 0.." + std::to_string(10 + i) + ">\n";
      output += "1\n";
    }
    contract += "//   end " + std::to_string(i) + "\n";
  }
  EXPECT_EQ(verdict(contract, {output + "none\n", "", "exit 0"}),
            "snippets/t/x.cpp:5: the contract is ambiguous: the strands at "
            "lines 5 and 93 cannot be told apart\n");
}

TEST(Judge, FindsTheOutcome) {
  const contract one = good_contract("// Outcomes:\n//   a\n// or\n//   b\n");
  EXPECT_EQ(outcome_index(one, "a\n"), 0u);
  EXPECT_EQ(outcome_index(one, "b\n"), 1u);
  EXPECT_EQ(outcome_index(one, "c\n"), 2u);
  EXPECT_TRUE(output_matches(one, "b\n"));
  EXPECT_FALSE(output_matches(one, "c\n"));
}

TEST(Judge, AddsWhereItWasSeen) {
  EXPECT_EQ(to_text(with_detail({{"a.cpp", 1, "what"}}, "  run:      alone")),
            "a.cpp:1: what\n  run:      alone\n");
}

}  // namespace
}  // namespace verify
