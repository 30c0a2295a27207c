#ifndef COURSE_BENCH_SUITE_HPP
#define COURSE_BENCH_SUITE_HPP

#include <benchmark/benchmark.h>

#include <functional>
#include <string>

namespace bench {

/// The timed part of a variant: a loop `for (auto _ : state)`.
using timed = std::function<void(benchmark::State&)>;

/// Adds a variant to the suite: its name as pages call it, a label as a person
/// reads it, and what is timed. The clock is the wall's, because the processor
/// time of one thread says nothing of work that other threads and processes
/// do, nor of waiting.
benchmark::internal::Benchmark* variant(const std::string& name,
                                        const std::string& label, timed body);

/// Says how many threads or processes want a core at the same time, where that
/// is not the number of threads Google Benchmark runs.
void set_runnable(benchmark::State& state, unsigned count);

/// Names the variant that the runner measures twice in each round; without it,
/// the first one.
void set_control(const std::string& name);

/// Names the counter that is compared instead of the time ("bytes").
void set_measured_counter(const std::string& name);

/// A number that readers may change from outside, such as `WAITS=1000`; the
/// default where the environment does not name it. Ends the program with 2 if
/// it is no whole number or less than `least`.
unsigned setting(const char* name, unsigned by_default, unsigned least = 0);

/// Runs the variants as Google Benchmark's arguments say; what `main` returns.
int run_suite(int argc, char** argv);

}  // namespace bench

#endif
