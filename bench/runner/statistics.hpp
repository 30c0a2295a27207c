#ifndef COURSE_BENCH_STATISTICS_HPP
#define COURSE_BENCH_STATISTICS_HPP

#include <vector>

namespace bench {

/// A median and the interval in which the true one is believed to lie, with
/// 95 % confidence.
struct estimate {
  double median;
  double low;
  double high;
};

/// The middle value; of an even number of values the mean of the middle two.
/// \pre values is not empty
double median(std::vector<double> values);

/// The median with its 95 % percentile bootstrap interval. No shape of the
/// noise is assumed, and one wild value moves nothing.
///
/// The bootstrap draws as many values as there are, with replacement, takes
/// their median, does that very often, and cuts off 2.5 % of the medians on
/// either side. For a median this need not be played with random numbers: how
/// probable each result is follows from counting, so the interval computed
/// here is the one that infinitely many draws would give, and the same always.
///
/// Of 9 values it goes from the 2nd to the 8th: an interval that covers the
/// true median in 96 % of all measurements, however their noise is shaped.
/// \pre values is not empty
estimate median_with_interval(std::vector<double> values);

}  // namespace bench

#endif
