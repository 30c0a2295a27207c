// Wrong on purpose: the processes share a counter, but read it in one
// step and write it in another. What others add in between is lost.

#include <atomic>
#include <course/process.hpp>
#include <course/shared.hpp>
#include <iostream>
#include <vector>

int main() {
  constexpr int processes = 5;
  constexpr int rounds = 5'000'000;
  course::shared<std::atomic<long>> counter(0);

  {
    std::vector<course::process> children;
    for (int i = 0; i < processes; ++i) {
      children.emplace_back([&] {
        for (int round = 0; round < rounds; ++round) {
          const long old = counter->load(std::memory_order_relaxed);
          counter->store(old + 1, std::memory_order_relaxed);
        }
      });
    }
  }

  std::cout << "counted " << *counter << '\n';
}

// Measured outcomes:
// must
//   counted <number 2..24999999>
// may
//   counted 25000000
// never
//   counted <number 25000001..999999999>
// Not under (explorer): 25 million rounds are too many steps for a schedule
