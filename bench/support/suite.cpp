#include "suite.hpp"

#include <charconv>
#include <cstdlib>
#include <cstring>
#include <iostream>
#include <utility>

namespace bench {

benchmark::internal::Benchmark* variant(const std::string& name,
                                        const std::string& label, timed body) {
  const auto labelled = [label,
                         body = std::move(body)](benchmark::State& state) {
    body(state);
    state.SetLabel(label);
  };
  return benchmark::RegisterBenchmark(name.c_str(), labelled)->UseRealTime();
}

void set_runnable(benchmark::State& state, unsigned count) {
  state.counters["runnable"] = count;
}

void set_control(const std::string& name) {
  benchmark::AddCustomContext("control", name);
}

void set_measured_counter(const std::string& name) {
  benchmark::AddCustomContext("measures", name);
}

unsigned setting(const char* name, unsigned by_default, unsigned least) {
  const char* text = std::getenv(name);
  if (text == nullptr) return by_default;
  unsigned value = 0;
  const char* end = text + std::strlen(text);
  const auto [stopped, problem] = std::from_chars(text, end, value);
  if (problem != std::errc{} || stopped != end || value < least) {
    std::cerr << name << "='" << text << "' is no whole number from " << least
              << " on\n";
    std::exit(2);
  }
  return value;
}

int run_suite(int argc, char** argv) {
  // BENCH_COMPILER, BENCH_FLAGS and BENCH_LIBRARY come from CMake, which alone
  // knows them all.
  benchmark::AddCustomContext("compiler", BENCH_COMPILER);
  benchmark::AddCustomContext("flags", BENCH_FLAGS);
  benchmark::AddCustomContext("library", BENCH_LIBRARY);
  benchmark::Initialize(&argc, argv);
  if (benchmark::ReportUnrecognizedArguments(argc, argv)) return 2;
  benchmark::RunSpecifiedBenchmarks();
  return 0;
}

}  // namespace bench
