#include "snippet.hpp"

#include "test_support.hpp"

namespace verify {
namespace {

TEST(Snippet, IsNamedByItsAddress) {
  problems found;
  const auto one = parse_snippet("snippets/locks/locked_counter.cpp",
                                 with_contract("// Output: none\n"), found);
  EXPECT_EQ(one->id, "locks/locked_counter");
  EXPECT_EQ(one->name, "locked_counter");
}

TEST(Snippet, HasItsCodeBetweenOpeningAndContract) {
  const snippet one = good_snippet(
      "// First.\n// Second.\n\n#include <a>\n\nint main() {}\n\n\n"
      "// Output: none\n");
  EXPECT_EQ(one.first_code_line, 4);
  EXPECT_EQ(one.last_code_line, 6);
}

TEST(Snippet, KeepsRemarksAboveTheContractWithTheCode) {
  const snippet one = good_snippet(
      "// Opens.\nint main() {}\n\n// It is silent.\n// Output: none\n");
  EXPECT_EQ(one.last_code_line, 4);
  EXPECT_EQ(one.promise.line, 5);
}

TEST(Opening, IsOneParagraphOfText) {
  const snippet one = good_snippet(
      "/// @file\n/// Counts to\n///   five.  \n//\n// Twice.\nint a;\n\n"
      "// Output: none\n");
  EXPECT_EQ(one.opening.summary, "Counts to five. Twice.");
  EXPECT_EQ(one.opening.first, 1);
  EXPECT_EQ(one.opening.last, 5);
}

TEST(Opening, LosesDoxygenCommands) {
  EXPECT_EQ(good_snippet("/// \\brief Counts.\nint a;\n\n// Output: none\n")
                .opening.summary,
            "Counts.");
}

TEST(Opening, IsRequired) {
  const std::string message =
      "snippets/t/x.cpp:1: the file does not open with a comment that says "
      "what happens and what to notice\n";
  EXPECT_EQ(problems_of("int a;\n\n// Output: none\n"), message);
  EXPECT_EQ(problems_of("\n// Late.\nint a;\n\n// Output: none\n"), message);
  EXPECT_EQ(problems_of("//\nint a;\n\n// Output: none\n"), message);
}

TEST(Source, HasUnixLines) {
  EXPECT_EQ(problems_of("// Opens.\nint a;\r\n\n// Output: none\n"),
            "snippets/t/x.cpp:2: the line ends in a carriage return; lines end "
            "in a newline only\n");
}

TEST(Source, IsUtf8) {
  EXPECT_EQ(problems_of("// Opens.\n// \xff\n\n// Output: none\n"),
            "snippets/t/x.cpp:2: the line is not UTF-8\n");
  EXPECT_EQ(problems_of("// \u00d6ffnet.\n\n// Output: none\n"), "");
}

TEST(Source, MustExist) {
  problems found;
  EXPECT_THAT([&] { read_snippet("snippets/none.cpp", found); },
              testing::ThrowsMessage<std::runtime_error>(
                  "cannot read 'snippets/none.cpp'"));
}

TEST(Problem, IsPathLineAndWhat) {
  EXPECT_EQ(to_text(problem{"a.cpp", 3, "what", {"  expected: 1"}, "do it"}),
            "a.cpp:3: what\n  expected: 1\nnote: do it\n");
  EXPECT_EQ(to_text(problem{"a.cpp", 0, "what"}), "a.cpp: what\n");
}

}  // namespace
}  // namespace verify
