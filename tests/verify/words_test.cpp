#include "words.hpp"

#include "test_support.hpp"

namespace verify {
namespace {

std::string words(const std::string& contract) {
  return words_of(good_contract(contract));
}

TEST(Words, SayWhatEveryRunPrints) {
  EXPECT_EQ(words("// Output: none\n"), "Every run prints nothing.");
  EXPECT_EQ(words("// Output:\n//   a\n"),
            "Every run prints exactly this line.");
  EXPECT_EQ(words("// Output:\n//   a\n//   b\n"),
            "Every run prints exactly these lines, in this order.");
}

TEST(Words, SayThatThreadsInterleave) {
  EXPECT_EQ(words("// Output:\n//   a\n//   b\n// |\n//   c\n"),
            "The lines of one thread keep their order; the threads interleave "
            "freely.");
}

TEST(Words, SayThatLinesComeInAnyOrder) {
  const char* any_order = "Each of these lines exactly once, in any order.";
  EXPECT_EQ(words("// Unordered output:\n//   a\n//   b\n"), any_order);
  EXPECT_EQ(words("// Output:\n//   a\n// |\n//   b\n"), any_order);
  EXPECT_EQ(words("// Unordered output:\n//   a\n"),
            "Every run prints exactly this line.");
}

TEST(Words, SayWhatComesAfterAllElse) {
  EXPECT_EQ(words("// Unordered output:\n//   a\n//   b\n// ---\n//   end\n"),
            "First each of these lines exactly once, in any order; then, after "
            "all of these, this line.");
  EXPECT_EQ(words("// Output:\n//   a\n// ---\n//   b\n//   b\n// |\n//   c\n"
                  "// ---\n//   d\n//   e\n"),
            "First this line; then, after all of these, the groups interleave "
            "freely, each keeping its order; then, after all of these, these "
            "lines, in this order.");
}

TEST(Words, SayWhatStaysTogether) {
  EXPECT_EQ(
      words("// Output:\n//   a\n//   b\n// | together\n//   c\n//   d\n"),
      "The groups interleave freely, each keeping its order; nothing "
      "comes in between the lines from 'c' to 'd'.");
  EXPECT_EQ(words("// Output:\n// | together\n//   a\n//   b\n// | together\n"
                  "//   c\n//   d\n"),
            "The groups come in any order, each in one piece.");
}

TEST(Words, SayWhatMomentsMean) {
  EXPECT_EQ(words("// Timed output:\n//   [0 s] a\n"),
            "Every run prints these lines, each at its moment, counted from "
            "the start.");
}

TEST(Words, SayWhatCanHappen) {
  EXPECT_EQ(words("// Outcomes:\n//   a\n// or\n//   b\n"),
            "Every run ends in one of these 2 outcomes, and each of them was "
            "seen.");
  EXPECT_EQ(words("// Measured outcomes:\n// may\n//   a\n"),
            "What the machine really did. An outcome marked 'must' was seen, "
            "'may' is allowed, 'never' was not seen.");
}

TEST(Words, SayHowAProgramIsWrong) {
  EXPECT_EQ(words("// Fails (data race):\n"),
            "Goes wrong: data race. What it prints is luck.");
  EXPECT_EQ(words("// Fails (deadlock):\n"),
            "Goes wrong: deadlock. There are schedules in which it never "
            "ends; this is what it prints before.");
  EXPECT_EQ(words("// Fails (lock-order inversion):\n"),
            "Goes wrong: lock-order inversion. It works until the "
            "schedule is unlucky.");
  EXPECT_EQ(words("// Fails (terminate):\n"),
            "Goes wrong: every run is ended by std::terminate.");
  EXPECT_EQ(words("// Fails (use after free):\n"),
            "Goes wrong: use after free. Whatever it seems to do, it has "
            "no defined meaning.");
}

TEST(Words, SayWhatCompilersSay) {
  EXPECT_EQ(words("// Does not compile (g++):\n//   a\n"),
            "g++ refuses this program with these words.");
  EXPECT_EQ(words("// Warns (clang):\n//   a\n"),
            "clang warns with these words.");
  EXPECT_EQ(words("// Does not compile (g++):\n//   a\n"
                  "// Does not compile (clang):\n//   a\n"),
            "g++ and clang refuse this program with these words.");
  EXPECT_EQ(words("// Warns (g++):\n//   a\n// Warns (clang):\n//   a\n"),
            "g++ and clang warn with these words.");
}

TEST(Words, ExplainEachPlaceholderOnce) {
  EXPECT_EQ(words("// Output:\n//   <pid> <pid> <pid:child>\n//   <number> "
                  "<number 0..4> <ms> <address> <text>\n"),
            "Every run prints exactly these lines, in this order. <pid> stands "
            "for a process id. <pid:child> stands for a process id, the same "
            "wherever it stands. <number> stands for a number. <number 0..4> "
            "stands for a number from 0 to 4. <ms> stands for a number of "
            "milliseconds. <address> stands for an address. <text> stands for "
            "any text.");
}

TEST(Words, SayHowItEnds) {
  EXPECT_EQ(words("// Output: none\n// Ends: exit 3\n"),
            "Every run prints nothing. It ends with exit code 3.");
  EXPECT_EQ(words("// Output: none\n// Ends: signal SIGABRT\n"),
            "Every run prints nothing. It is ended by the signal SIGABRT.");
}

TEST(Words, DescribeOneBodyOnlyWhereItIsNotPlain) {
  EXPECT_EQ(words_of(body_of("//   a\n//   b\n")), "");
  EXPECT_EQ(words_of(body_of("//   a\n// |\n//   b\n")),
            "Each of these lines exactly once, in any order.");
}

}  // namespace
}  // namespace verify
