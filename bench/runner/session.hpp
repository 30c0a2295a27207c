#ifndef COURSE_BENCH_SESSION_HPP
#define COURSE_BENCH_SESSION_HPP

#include <cstddef>
#include <functional>
#include <vector>

#include "measurement.hpp"
#include "plan.hpp"
#include "suite_output.hpp"

namespace bench {

/// Runs one variant once, in a process of its own.
/// \throws failure if it cannot be measured
using run_one = std::function<suite_run(const listed_variant&)>;

/// Is told before every run: how many are done, how many there are, and what
/// comes now.
using watch = std::function<void(std::size_t done, std::size_t total,
                                 const listed_variant& next)>;

/// Measures all variants: a trial of each, which is not counted and shows
/// faults before minutes are spent, then the sessions in random order. Which
/// variant is the control the suite says itself; otherwise the first one is.
/// \throws failure if a run fails, or a variant does not stay what it was
measurement measure(const std::vector<listed_variant>& variants,
                    std::size_t round_count, std::uint64_t seed,
                    const run_one& run, const watch& watching);

}  // namespace bench

#endif
