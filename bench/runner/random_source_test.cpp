#include "random_source.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <vector>

namespace {

TEST(RandomSource, GivesTheSameNumbersForTheSameSeed) {
  bench::random_source one(42);
  bench::random_source other(42);
  for (int i = 0; i < 100; ++i) EXPECT_EQ(one.below(1000), other.below(1000));
}

// The engine's numbers are fixed by the C++ standard, so these hold everywhere:
// the first five numbers of std::mt19937_64(1), modulo 10.
TEST(RandomSource, GivesTheSameNumbersEverywhere) {
  bench::random_source random(1);
  std::vector<std::size_t> drawn;
  for (int i = 0; i < 5; ++i) drawn.push_back(random.below(10));
  std::mt19937_64 engine(1);
  std::vector<std::size_t> expected;
  for (int i = 0; i < 5; ++i) expected.push_back(engine() % 10);
  EXPECT_EQ(drawn, expected);
}

TEST(RandomSource, GivesEveryNumberAboutEquallyOften) {
  bench::random_source random(1);
  std::vector<int> counts(7);
  for (int i = 0; i < 70'000; ++i) ++counts[random.below(7)];
  const auto [least, most] = std::minmax_element(counts.begin(), counts.end());
  // 10,000 expected, standard deviation 93.
  EXPECT_GT(*least, 9'600);
  EXPECT_LT(*most, 10'400);
}

}  // namespace
