#include "statistics.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <utility>

namespace bench {

namespace {

constexpr double tail = 0.025;

// A result that the bootstrap can have, and how probable it is.
struct possible_median {
  double value;
  double probability;
};

double log_choose(double n, double k) {
  return std::lgamma(n + 1) - std::lgamma(k + 1) - std::lgamma(n - k + 1);
}

double power(double base, double exponent) {
  return exponent == 0 ? 1 : std::pow(base, exponent);
}

// The chance of exactly k hits in n draws. By logarithms, because the number
// of ways to choose soon exceeds what a double holds.
double hits(double n, double k, double chance) {
  if (chance <= 0) return k == 0 ? 1 : 0;
  if (chance >= 1) return k == n ? 1 : 0;
  return std::exp(log_choose(n, k) + k * std::log(chance) +
                  (n - k) * std::log1p(-chance));
}

// Below, n values are drawn with replacement from n sorted ones, numbered from
// 1, and what is drawn is sorted too. "The k-th drawn" is the number of one.

// The chance that the k-th drawn is at most `number`: that at least k of the
// draws are.
double at_most(std::size_t n, std::size_t k, std::size_t number) {
  const double chance = static_cast<double>(number) / static_cast<double>(n);
  double sum = 0;
  for (std::size_t count = k; count <= n; ++count) {
    sum += hits(static_cast<double>(n), static_cast<double>(count), chance);
  }
  return sum;
}

double exactly(std::size_t n, std::size_t k, std::size_t number) {
  return at_most(n, k, number) - at_most(n, k, number - 1);
}

// The chance that the k-th drawn is at most `low` and the next one above
// `high`: then exactly k draws are at most `low` and none lies in between.
// \pre low <= high
double apart(std::size_t n, std::size_t k, std::size_t low, std::size_t high) {
  const auto count = static_cast<double>(n);
  const auto below = static_cast<double>(k);
  return std::exp(log_choose(count, below)) *
         power(static_cast<double>(low) / count, below) *
         power(static_cast<double>(n - high) / count, count - below);
}

// An odd number of values: the median is the middle one that is drawn.
std::vector<possible_median> medians_of_odd(const std::vector<double>& sorted) {
  const std::size_t n = sorted.size();
  std::vector<possible_median> medians;
  for (std::size_t number = 1; number <= n; ++number) {
    medians.push_back({sorted[number - 1], exactly(n, n / 2 + 1, number)});
  }
  return medians;
}

// An even number: the median lies between the two in the middle.
std::vector<possible_median> medians_of_even(
    const std::vector<double>& sorted) {
  const std::size_t n = sorted.size();
  const std::size_t k = n / 2;
  std::vector<possible_median> medians;
  for (std::size_t low = 1; low <= n; ++low) {
    double both_the_same = exactly(n, k, low);
    for (std::size_t high = low + 1; high <= n; ++high) {
      const double chance = apart(n, k, low, high - 1) -
                            apart(n, k, low - 1, high - 1) -
                            apart(n, k, low, high) + apart(n, k, low - 1, high);
      medians.push_back({(sorted[low - 1] + sorted[high - 1]) / 2, chance});
      both_the_same -= chance;
    }
    medians.push_back({sorted[low - 1], both_the_same});
  }
  return medians;
}

// The least value that at least the part `share` of the results do not exceed.
double cut(const std::vector<possible_median>& medians, double share) {
  double sum = 0;
  for (const possible_median& each : medians) {
    sum += each.probability;
    if (sum >= share) return each.value;
  }
  return medians.back().value;
}

}  // namespace

double median(std::vector<double> values) {
  const std::size_t upper = values.size() / 2;
  const auto middle = values.begin() + static_cast<std::ptrdiff_t>(upper);
  std::nth_element(values.begin(), middle, values.end());
  if (values.size() % 2 == 1) return *middle;
  return (*std::max_element(values.begin(), middle) + *middle) / 2;
}

estimate median_with_interval(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  auto medians =
      values.size() % 2 == 1 ? medians_of_odd(values) : medians_of_even(values);
  std::sort(medians.begin(), medians.end(),
            [](const possible_median& one, const possible_median& other) {
              return one.value < other.value;
            });
  return {median(std::move(values)), cut(medians, tail),
          cut(medians, 1 - tail)};
}

}  // namespace bench
