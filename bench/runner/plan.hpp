#ifndef COURSE_BENCH_PLAN_HPP
#define COURSE_BENCH_PLAN_HPP

#include <cstddef>
#include <cstdint>
#include <vector>

namespace bench {

/// Sessions made of rounds made of run numbers. In a round every variant runs
/// once and one of them, the control, once more: number `variant_count` stands
/// for that second run. A slow change of the machine therefore meets all
/// variants of a round alike, and none has a fixed neighbour or place.
using plan = std::vector<std::vector<std::vector<std::size_t>>>;

/// Measurements are made twice, one session after the other, so that what a
/// passing disturbance did to one is not seen in the other.
constexpr std::size_t session_count = 2;

/// The order of all runs; same arguments, same order.
plan random_plan(std::size_t variant_count, std::size_t round_count,
                 std::uint64_t seed);

}  // namespace bench

#endif
