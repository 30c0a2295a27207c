#include "statistics.hpp"

#include <gtest/gtest.h>

namespace {

// Nine and eighteen times of a real variant, one of them disturbed.
const std::vector<double> nine{31.2, 29.8, 30.5, 44.9, 30.1,
                               29.9, 30.7, 30.0, 31.0};
const std::vector<double> eighteen{31.2, 29.8, 30.5, 44.9, 30.1, 29.9,
                                   30.7, 30.0, 31.0, 35.5, 30.2, 33.3,
                                   29.7, 30.9, 30.6, 36.1, 32.4, 30.3};

void expect_interval(const std::vector<double>& values, double low,
                     double high) {
  const bench::estimate found = bench::median_with_interval(values);
  EXPECT_DOUBLE_EQ(found.median, bench::median(values));
  EXPECT_DOUBLE_EQ(found.low, low);
  EXPECT_DOUBLE_EQ(found.high, high);
}

TEST(Median, IsTheMiddleValue) {
  EXPECT_EQ(bench::median(nine), 30.5);
}

TEST(Median, OfAnEvenNumberIsTheMeanOfTheMiddleTwo) {
  EXPECT_DOUBLE_EQ(bench::median(eighteen), 30.65);
  EXPECT_EQ(bench::median({3, 1}), 2);
}

TEST(Median, OfOneValueIsTheValue) {
  EXPECT_EQ(bench::median({7}), 7);
}

// References of the next tests: scipy.stats.bootstrap(values, numpy.median,
// method='percentile', confidence_level=0.95, n_resamples=200000) of SciPy
// 1.17.1, the same for random_state 1, 2 and 3.

TEST(Interval, OfNineValuesAgreesWithSciPy) {
  expect_interval(nine, 29.9, 31.2);
}

TEST(Interval, OfEighteenValuesAgreesWithSciPy) {
  expect_interval(eighteen, 30.15, 31.8);
}

TEST(Interval, OfTwoValuesAgreesWithSciPy) {
  expect_interval({1, 3}, 1, 3);
}

TEST(Interval, IsNotMovedByOneWildValue) {
  expect_interval({1.00, 1.01, 1.02, 1.03, 1.04, 1.05, 1.06, 1.07, 1000}, 1.01,
                  1.07);
}

// The chance that the median of nine drawn values is at most the k-th of them
// is that of five hits or more in nine draws of chance k/9: 0.1 % for k = 1,
// 3.0 % for k = 2, 97.0 % for k = 7 and 99.9 % for k = 8 (scipy.stats.binom.sf).
TEST(Interval, OfNineValuesEndsAtTheSecondAndTheEighth) {
  expect_interval({10, 20, 30, 40, 50, 60, 70, 80, 90}, 20, 80);
}

TEST(Interval, OfManyValuesAgreesWithSciPy) {
  std::vector<double> ranks;
  for (int rank = 1; rank <= 60; ++rank) ranks.push_back(rank);
  expect_interval(ranks, 23, 38);
}

TEST(Interval, OfEqualValuesIsAPoint) {
  expect_interval({4, 4, 4, 4}, 4, 4);
}

TEST(Interval, OfOneValueIsThatValue) {
  expect_interval({7}, 7, 7);
}

}  // namespace
