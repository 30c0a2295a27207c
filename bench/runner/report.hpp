#ifndef COURSE_BENCH_REPORT_HPP
#define COURSE_BENCH_REPORT_HPP

#include <nlohmann/json.hpp>

#include "measurement.hpp"

namespace bench {

/// The result of a suite as pages read it (schema 1): medians with intervals of
/// every variant and of the ratio of every ordered pair, both sessions apart
/// and together, and the noise: the ratio of a variant to itself. Ratios are
/// taken within each round, so what slows a whole round down cancels out.
/// Same arguments, same bytes.
nlohmann::ordered_json report(const measurement& measured,
                              const circumstances& around);

}  // namespace bench

#endif
