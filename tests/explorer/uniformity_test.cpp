#include <gtest/gtest.h>

#include <map>
#include <string>

#include "explore_runner.hpp"

// The uniform random walk takes every candidate with the same probability at
// every point. Over the program `letters` that gives each outcome a
// probability that can be computed; the frequencies must fit it. The seeds are
// fixed, so the test cannot fail by chance.

namespace explorer::test {
namespace {

// The program as the scheduler sees it. Main has the points "created left",
// "created right" and two joins; a writer has its start and one point a letter.
struct state {
  int main = 0;  // 0: at "created left", 1: at "created right", 2, 3: joining
  int left = 3;
  int right = 2;
  bool left_started = false;
  bool right_started = false;
  std::string word;
};

using distribution = std::map<std::string, double>;

// A writer's next step up to its next point: its start does nothing, every
// later one writes a letter.
void step(bool& started, int& rest, char letter, std::string& word) {
  if (!started) {
    started = true;
    return;
  }
  word += letter;
  --rest;
}

void follow(const state& at, double probability, distribution& result) {
  const bool left_ended = at.left == 0;
  const bool right_exists = at.main >= 1;
  const bool right_ended = at.right == 0;
  if (at.main == 4) {
    result[at.word] += probability;
    return;
  }
  const bool main_can = at.main < 2 || (at.main == 2 && left_ended) ||
                        (at.main == 3 && right_ended);
  const bool right_can = right_exists && !right_ended;
  const int candidates = main_can + !left_ended + right_can;
  const double share = probability / candidates;
  if (main_can) {
    state next = at;
    ++next.main;
    follow(next, share, result);
  }
  if (!left_ended) {
    state next = at;
    step(next.left_started, next.left, 'a', next.word);
    follow(next, share, result);
  }
  if (right_can) {
    state next = at;
    step(next.right_started, next.right, 'b', next.word);
    follow(next, share, result);
  }
}

TEST(UniformRandomWalk, FitsTheComputedDistribution) {
  constexpr int schedules = 4000;
  const explored run =
      explore({"--schedules", std::to_string(schedules), "--strategy",
               "random:uniform", "--no-race", program("letters")});
  distribution expected;
  follow({}, 1, expected);
  ASSERT_EQ(expected.size(), 10u);  // 5 over 2 words.

  double chi_square = 0;
  int seen = 0;
  for (const json& outcome : run.report.at("outcomes")) {
    std::string word = outcome.at("output");
    word.pop_back();
    ASSERT_TRUE(expected.contains(word)) << word;
    ++seen;
    const double mean = schedules * expected[word];
    const double difference = outcome.at("count").get<double>() - mean;
    chi_square += difference * difference / mean;
  }
  EXPECT_EQ(seen, 10);
  // Nine degrees of freedom: 21.67 is exceeded once in a hundred times.
  EXPECT_LT(chi_square, 21.67);
}

}  // namespace
}  // namespace explorer::test
