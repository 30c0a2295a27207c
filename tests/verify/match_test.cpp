#include "match.hpp"

#include "test_support.hpp"

namespace verify {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

bool matches(const body& expected, const std::string& output) {
  return std::holds_alternative<matched>(match(expected, output));
}

mismatch mismatch_of(const body& expected, const std::string& output) {
  const match_result result = match(expected, output);
  const auto* found = std::get_if<mismatch>(&result);
  EXPECT_NE(found, nullptr);
  return found ? *found : mismatch{};
}

std::vector<std::string> expected_lines(const mismatch& one) {
  std::vector<std::string> lines;
  for (const contract_line& line : one.expected)
    lines.push_back(line.pattern.shown());
  return lines;
}

// Lines of the contracts begin at line 5 of the snippet.
const body two_threads =
    body_of("//   a1\n//   a2\n// |\n//   b1\n//   b2\n// ---\n//   end\n");

TEST(Match, WantsTheseLinesInThisOrder) {
  const body expected = body_of("//   a\n//   b\n");
  EXPECT_TRUE(matches(expected, "a\nb\n"));
  EXPECT_FALSE(matches(expected, "b\na\n"));
  EXPECT_FALSE(matches(expected, "a\n"));
  EXPECT_FALSE(matches(expected, "a\nb\nc\n"));
  EXPECT_FALSE(matches(expected, ""));
}

TEST(Match, WantsSilence) {
  const body silent = good_contract("// Output: none\n").bodies.front();
  EXPECT_TRUE(matches(silent, ""));
  EXPECT_FALSE(matches(silent, "\n"));
  EXPECT_FALSE(matches(silent, "a"));
}

TEST(Match, InterleavesStrandsFreely) {
  for (const char* good : {"a1\na2\nb1\nb2\nend\n", "b1\nb2\na1\na2\nend\n",
                           "a1\nb1\na2\nb2\nend\n", "b1\na1\na2\nb2\nend\n"})
    EXPECT_TRUE(matches(two_threads, good)) << good;
  for (const char* bad : {"a2\na1\nb1\nb2\nend\n", "a1\na2\nend\nb1\nb2\n",
                          "a1\na2\nb1\nend\n", "a1\na1\na2\nb1\nb2\nend\n"})
    EXPECT_FALSE(matches(two_threads, bad)) << bad;
}

TEST(Match, KeepsContiguousStrandsInOnePiece) {
  const body expected =
      body_of("//   a1\n//   a2\n// | together\n//   b1\n//   b2\n");
  EXPECT_TRUE(matches(expected, "a1\nb1\nb2\na2\n"));
  EXPECT_TRUE(matches(expected, "b1\nb2\na1\na2\n"));
  EXPECT_FALSE(matches(expected, "a1\nb1\na2\nb2\n"));
}

TEST(Match, ChoosesAmongStrandsThatBeginAlike) {
  const body expected = body_of("//   x\n//   a\n// |\n//   x\n//   b\n");
  EXPECT_TRUE(matches(expected, "x\na\nx\nb\n"));
  EXPECT_TRUE(matches(expected, "x\nb\nx\na\n"));
  EXPECT_TRUE(matches(expected, "x\nx\nb\na\n"));
  EXPECT_FALSE(matches(expected, "x\na\nb\nx\n"));
}

TEST(Match, ChoosesAContiguousStrandOnlyIfItFits) {
  const body expected =
      body_of("// | together\n//   x\n//   y\n// |\n//   x\n//   z\n");
  EXPECT_TRUE(matches(expected, "x\nz\nx\ny\n"));
  EXPECT_TRUE(matches(expected, "x\nx\ny\nz\n"));
  EXPECT_FALSE(matches(expected, "x\nx\nz\ny\n"));
}

TEST(Match, GivesNamesOneMeaningInTheWholeOutput) {
  const body expected = body_of(
      "//   parent <pid:p>\n// |\n//   child of <pid:p>\n// ---\n"
      "//   <pid:p> done\n");
  EXPECT_TRUE(matches(expected, "child of 7\nparent 7\n7 done\n"));
  EXPECT_FALSE(matches(expected, "child of 7\nparent 8\n7 done\n"));
  EXPECT_FALSE(matches(expected, "child of 7\nparent 7\n8 done\n"));
}

TEST(Match, RevisesNamesThatALaterStageContradicts) {
  const body expected = body_of(
      "//   <number:a>\n// |\n//   <number:b>\n// ---\n//   a is <number:a>\n");
  EXPECT_TRUE(matches(expected, "1\n2\na is 2\n"));
  EXPECT_TRUE(matches(expected, "1\n2\na is 1\n"));
  EXPECT_FALSE(matches(expected, "1\n2\na is 3\n"));
}

TEST(Match, KnowsNamesFromElsewhere) {
  const body expected = body_of("//   <pid:p>\n");
  EXPECT_TRUE(
      std::holds_alternative<matched>(match(expected, "7\n", {{"p", "7"}})));
  EXPECT_TRUE(
      std::holds_alternative<mismatch>(match(expected, "8\n", {{"p", "7"}})));
}

TEST(Match, ReportsTheFirstDifferingLine) {
  const mismatch found = mismatch_of(body_of("//   a\n//   b\n"), "a\nc\n");
  EXPECT_EQ(found.output_line, 2u);
  EXPECT_THAT(expected_lines(found), ElementsAre("b"));
  EXPECT_THAT(found.printed, ElementsAre("c"));
  EXPECT_EQ(found.snippet_line, 6);
}

TEST(Match, ReportsEveryLineThatCouldHaveFollowed) {
  const mismatch found = mismatch_of(two_threads, "a1\nend\n");
  EXPECT_EQ(found.output_line, 2u);
  EXPECT_THAT(expected_lines(found), ElementsAre("a2", "b1"));
  EXPECT_EQ(found.snippet_line, 6);
}

TEST(Match, ReportsMissingLines) {
  const mismatch found = mismatch_of(body_of("//   a\n//   b\n"), "a\n");
  EXPECT_EQ(found.output_line, 2u);
  EXPECT_THAT(expected_lines(found), ElementsAre("b"));
  EXPECT_THAT(found.printed, IsEmpty());
}

TEST(Match, ReportsLinesTooMany) {
  const mismatch found = mismatch_of(body_of("//   a\n"), "a\nb\n");
  EXPECT_EQ(found.output_line, 2u);
  EXPECT_THAT(expected_lines(found), IsEmpty());
  EXPECT_THAT(found.printed, ElementsAre("b"));
  EXPECT_EQ(found.snippet_line, 5);
}

TEST(Match, ReportsAMissingNewline) {
  const mismatch found = mismatch_of(body_of("//   a\n//   b\n"), "a\nb");
  EXPECT_TRUE(found.newline_missing);
  EXPECT_EQ(found.output_line, 2u);
  EXPECT_THAT(found.printed, ElementsAre("b"));
}

TEST(Match, GetsAsFarAsAnyReadingCan) {
  const body expected =
      body_of("//   x\n//   a\n//   c\n// |\n//   x\n//   b\n");
  const mismatch found = mismatch_of(expected, "x\na\nx\nb\nd\n");
  EXPECT_EQ(found.output_line, 5u);
  EXPECT_THAT(expected_lines(found), ElementsAre("c"));
}

TEST(Match, IsLinearWhereStrandsAreTold) {
  std::string contract;
  std::string output;
  for (int i = 0; i < 2000; ++i) {
    contract += "//   line " + std::to_string(i) + "\n";
    output = "line " + std::to_string(i) + "\n" + output;
  }
  const body expected =
      good_contract("// Unordered output:\n" + contract).bodies.front();
  EXPECT_TRUE(matches(expected, output));
}

TEST(Match, TreatsEqualStrandsAsOne) {
  std::string strands;
  std::string output;
  for (int i = 0; i < 60; ++i) {
    strands += std::string(i > 0 ? "// |\n" : "") + "//   in\n//   out\n";
    output = "in\n" + output + "out\n";
  }
  EXPECT_TRUE(matches(body_of(strands), output));
  EXPECT_FALSE(matches(body_of(strands), output + "out\n"));
}

TEST(Match, GivesUpOnHopelessContracts) {
  // Every line fits every strand, and only the last one tells them apart.
  std::string strands;
  std::string output;
  for (int i = 0; i < 12; ++i) {
    strands += i > 0 ? "// |\n" : "";
    for (int j = 0; j < 6; ++j) {
      strands += "//   <number 0.." + std::to_string(10 + i) + ">\n";
      output += "1\n";
    }
    strands += "//   end " + std::to_string(i) + "\n";
  }
  output += "none\n";
  const match_result result = match(body_of(strands), output);
  const auto* found = std::get_if<ambiguity>(&result);
  ASSERT_NE(found, nullptr);
  EXPECT_EQ(found->first_line, 5);
  EXPECT_EQ(found->second_line, 5 + 11 * 8);
}

TEST(BeginsWith, LooksAtTheFirstLinesOnly) {
  const body expected = body_of("//   a\n//   b\n");
  EXPECT_TRUE(begins_with(expected, "a\nb\n"));
  EXPECT_TRUE(begins_with(expected, "a\nb\nc"));
  EXPECT_FALSE(begins_with(expected, "a\nc\n"));
  EXPECT_FALSE(begins_with(expected, "a\nb"));
}

TEST(GroupedByMoment, LetsLinesOfOneMomentChangePlaces) {
  const body expected = grouped_by_moment(
      good_contract("// Timed output:\n//   [0 s] a\n//   [1 s] b\n"
                    "//   [1 s] c\n//   [2 s] d\n")
          .bodies.front());
  EXPECT_TRUE(matches(expected, "a\nb\nc\nd\n"));
  EXPECT_TRUE(matches(expected, "a\nc\nb\nd\n"));
  EXPECT_FALSE(matches(expected, "b\na\nc\nd\n"));
}

TEST(Printable, ShowsWhatCannotBeSeen) {
  EXPECT_EQ(printable("plain"), "plain");
  EXPECT_EQ(printable("a b"), "a b");
  EXPECT_EQ(printable("trail  "), "trail\\x20\\x20");
  EXPECT_EQ(printable("\x1b[1m\t\r"), "\\x1b[1m\\x09\\x0d");
  EXPECT_EQ(printable(std::string("a\0b", 3)), "a\\x00b");
  EXPECT_EQ(printable("\u00fc \u2192 x"), "\u00fc \u2192 x");
  EXPECT_EQ(printable("\xff\xc3"), "\\xff\\xc3");
}

}  // namespace
}  // namespace verify
