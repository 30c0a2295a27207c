#include "source.hpp"

#include <gtest/gtest.h>

#include "failure.hpp"
#include "scratch_folder.hpp"

namespace {

TEST(Source, AsksItsQuestionInTheFirstSentence) {
  EXPECT_EQ(bench::opening_sentence("/// What does it cost to start one piece\n"
                                    "/// of work? The work is nothing.\n"
                                    "\n"
                                    "#include <thread>\n",
                                    "bench/x.cpp"),
            "What does it cost to start one piece of work?");
}

TEST(Source, SentencesDoNotEndInsideANumber) {
  EXPECT_EQ(bench::opening_sentence("/// Is 1.5 more than 1.25? Yes.\n", "x"),
            "Is 1.5 more than 1.25?");
}

TEST(Source, WithoutAnOpeningCommentIsAFailure) {
  try {
    bench::opening_sentence("#include <thread>\n/// Too late.\n",
                            "bench/x.cpp");
    FAIL();
  } catch (const bench::failure& problem) {
    EXPECT_STREQ(problem.what(),
                 "bench/x.cpp:1: a suite begins with the question it answers, "
                 "as a comment\n  expected: /// What does ... cost?");
  }
}

TEST(Source, WithoutAWholeSentenceIsAFailure) {
  EXPECT_THROW(bench::opening_sentence("/// No end\n\n/// in sight.\n", "x"),
               bench::failure);
}

// The digest of "abc" is the example of FIPS 180-4.
TEST(Source, IsKnownByItsSha256) {
  const bench::scratch_folder folder;
  EXPECT_EQ(bench::sha256_of_file(folder.write("x", "abc")),
            "ba7816bf8f01cfea414140de5dae2223"
            "b00361a396177a9cb410ff61f20015ad");
}

TEST(Source, ThatIsMissingHasNoSha256) {
  EXPECT_THROW(bench::sha256_of_file("/no/such/file"), bench::failure);
}

}  // namespace
