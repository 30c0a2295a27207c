/// What does it cost when two threads write to neighbouring variables?
/// Each thread adds to a number that nobody else touches. Caches work in lines,
/// usually of 64 bytes, and only one core at a time may write to a line. The
/// time is that of one addition, counted over both threads together.

#include <atomic>
#include <memory>
#include <string>

#include "suite.hpp"

namespace {

using bench::variant;
using benchmark::State;

struct alignas(64) same_line {
  std::atomic<long> first = 0;
  std::atomic<long> second = 0;
};

struct own_lines {
  // Two lines apart, because some processors fetch lines in pairs.
  alignas(128) std::atomic<long> first = 0;
  alignas(128) std::atomic<long> second = 0;
};

template <class Numbers>
void add(const std::string& name, const std::string& label, int threads) {
  const auto numbers = std::make_shared<Numbers>();
  variant(name + "-" + std::to_string(threads), label, [=](State& state) {
    auto& mine = state.thread_index() == 0 ? numbers->first : numbers->second;
    // Atomic, so that the compiler leaves every addition in its place.
    for (auto _ : state) mine.fetch_add(1, std::memory_order_relaxed);
  })->Threads(threads);
}

}  // namespace

int main(int argc, char** argv) {
  add<same_line>("same_line", "1 thread, one cache line", 1);
  add<same_line>("same_line", "2 threads, the same cache line", 2);
  add<own_lines>("own_lines", "1 thread, two cache lines", 1);
  add<own_lines>("own_lines", "2 threads, each its own cache line", 2);
  bench::set_control("own_lines-2");
  return bench::run_suite(argc, argv);
}
