#include "bless.hpp"

#include <sstream>

#include "files.hpp"
#include "test_support.hpp"

namespace verify {
namespace {

namespace fs = std::filesystem;
using namespace std::chrono_literals;

/// The contract's lines after a run that printed these.
std::string blessed(const std::string& contract,
                    const std::vector<printed_line>& printed) {
  problems found;
  std::string text;
  for (const std::string& line :
       blessed_lines(good_snippet(with_contract(contract)), printed, found))
    text += line + "\n";
  return found.empty() ? text : to_text(found);
}

TEST(BlessedLines, ReplaceWhatDiffers) {
  EXPECT_EQ(blessed("// Output:\n//   a\n//   b\n//   c\n",
                    {{"a"}, {"x"}, {""}, {"c"}}),
            "//   a\n//   x\n//\n//   c\n");
}

TEST(BlessedLines, KeepPlaceholdersThatStillMatch) {
  EXPECT_EQ(blessed("// Output:\n//   <pid:a> in\n//   old\n//   <ms> ms\n",
                    {{"12 in"}, {"new"}, {"5 ms"}}),
            "//   <pid:a> in\n//   new\n//   <ms> ms\n");
}

TEST(BlessedLines, EscapeAngleBrackets) {
  EXPECT_EQ(blessed("// Output:\n//   a\n", {{"vector<int>"}}),
            "//   vector\\<int>\n");
}

TEST(BlessedLines, KeepTheOrderOfUnorderedLines) {
  EXPECT_EQ(blessed("// Unordered output:\n//   a\n//   gone\n//   b\n",
                    {{"z"}, {"b"}, {"y"}, {"a"}}),
            "//   a\n//   b\n//   y\n//   z\n");
}

TEST(BlessedLines, KeepStagesOfTheSameSize) {
  EXPECT_EQ(blessed("// Output:\n//   a\n// ---\n//   b\n", {{"a"}, {"c"}}),
            "//   a\n// ---\n//   c\n");
}

TEST(BlessedLines, KeepMomentsThatStillHold) {
  const std::string contract =
      "// Timed output:\n//   [0.3 s] a\n//   [1.0 s] b\n";
  EXPECT_EQ(blessed(contract, {{"a", 320ms}, {"b", 1200ms}}),
            "//   [0.3 s] a\n//   [1.0 s] b\n");
  EXPECT_EQ(blessed(contract, {{"a", 520ms}, {"c", 1217ms}}),
            "//   [0.5 s] a\n//   [1.2 s] c\n");
}

TEST(BlessedLines, RefuseWhatOnlyTheAuthorKnows) {
  EXPECT_EQ(blessed("// Output:\n//   a\n// |\n//   b\n", {{"c"}}),
            "snippets/t/x.cpp:5: which line belongs to which strand only the "
            "author knows; rewrite this contract by hand\n");
  EXPECT_EQ(blessed("// Output:\n//   a\n// ---\n//   b\n", {{"c"}}),
            "snippets/t/x.cpp:4: the number of lines has changed, and which "
            "stage they belong to only the author knows; rewrite this contract "
            "by hand\n");
  EXPECT_EQ(blessed("// Outcomes:\n//   a\n// or\n//   b\n", {{"c"}}),
            "snippets/t/x.cpp:4: 'bless' rewrites Output, Unordered output and "
            "Timed output, not 'Outcomes'\n");
  EXPECT_EQ(blessed("// Unordered output:\n//   a\n//   b\n", {}),
            "snippets/t/x.cpp:4: the program prints nothing; write '// Output: "
            "none' instead\n");
}

TEST(BlessedLines, RefuseWhatNoContractCanSay) {
  EXPECT_EQ(blessed("// Output:\n//   a\n", {{"a "}}),
            "snippets/t/x.cpp:4: no contract can hold the line 'a\\x20'\n");
  EXPECT_EQ(blessed("// Output:\n//   a\n", {{"\x1b[1m"}}),
            "snippets/t/x.cpp:4: no contract can hold the line '\\x1b[1m'\n");
}

/// A snippet in a file of its own, and the program it stands for.
class BlessFile : public testing::Test {
protected:
  std::string bless_with(const std::string& contract,
                         const std::string& program) {
    write_file(path(), with_contract(contract));
    problems found;
    const auto one = read_snippet(path(), found);
    shown_.str("");
    found = bless(*one, fs::path(VERIFY_PROGRAMS) / program, shown_);
    return to_text(found);
  }

  std::string contract_now() const {
    return read_file(path()).substr(with_contract("").size());
  }

  fs::path path() const { return scratch_.path() / "x.cpp"; }

  temporary_directory scratch_;
  std::ostringstream shown_;
};

TEST_F(BlessFile, ShowsTheDifferenceAndRewrites) {
  EXPECT_EQ(bless_with("// Output:\n//   now\n//   never\n", "late_lines"), "");
  EXPECT_EQ(contract_now(), "// Output:\n//   now\n//   later\n");
  EXPECT_EQ(shown_.str(),
            "--- " + path().string() + "\n+++ " + path().string() +
                " (blessed)\n@@ -3,4 +3,4 @@\n \n // Output:\n //   now\n"
                "-//   never\n+//   later\n");
}

TEST_F(BlessFile, KeepsTheOtherSections) {
  EXPECT_EQ(bless_with("// Arguments: 0\n// Output:\n//   a\n"
                       "// Not under (clang): no\n",
                       "leave"),
            "");
  EXPECT_EQ(contract_now(),
            "// Arguments: 0\n// Output: none\n// Not under (clang): no\n");
}

TEST_F(BlessFile, GivesASilentContractLines) {
  EXPECT_EQ(bless_with("// Output: none\n", "late_lines"), "");
  EXPECT_EQ(contract_now(), "// Output:\n//   now\n//   later\n");
}

TEST_F(BlessFile, LeavesARightContractAlone) {
  const std::string contract = "// Unordered output:\n//   later\n//   now\n";
  EXPECT_EQ(bless_with(contract, "late_lines"), "");
  EXPECT_EQ(contract_now(), contract);
  EXPECT_EQ(shown_.str(), "the contract says what the program prints\n");
}

TEST_F(BlessFile, NeverBlessesAnEnd) {
  const std::string contract = "// Arguments: 3\n// Output:\n//   a\n";
  EXPECT_EQ(bless_with(contract, "leave"),
            path().string() +
                ":5: the program ends differently\n"
                "  expected: exit 0\n  found:    exit 3\n");
  EXPECT_EQ(contract_now(), contract);
}

TEST_F(BlessFile, NeverBlessesStandardError) {
  const std::string contract = "// Output:\n//   a\n";
  EXPECT_EQ(bless_with(contract, "complain"),
            path().string() +
                ":4: standard error line 1 differs\n"
                "  expected: the end of the output\n  printed:  bad\n");
  EXPECT_EQ(contract_now(), contract);
}

TEST_F(BlessFile, NeverBlessesHalfALine) {
  EXPECT_EQ(bless_with("// Arguments: 6\n// Output:\n//   a\n"
                       "// Ends: signal SIGABRT\n",
                       "die"),
            path().string() +
                ":6: output line 1 differs\n  expected: before\n"
                "  printed:  before (without its newline)\n"
                "note: if the program is right, run 'make bless SNIPPET=" +
                scratch_.path().filename().string() + "/x'\n");
}

TEST_F(BlessFile, LeavesOtherKindsToTheAuthor) {
  EXPECT_EQ(bless_with("// Fails (hang):\n", "leave"),
            path().string() +
                ":4: 'bless' rewrites Output, Unordered output "
                "and Timed output, not 'Fails (hang)'\n");
}

}  // namespace
}  // namespace verify
