// Five threads add to one atomic int. Notice that each addition is a
// single indivisible step, so that there is nothing left to lock.

#include <atomic>
#include <iostream>
#include <thread>
#include <vector>

int main() {
  constexpr int threads = 5;
  constexpr int rounds = 1000;
  std::atomic<int> count = 0;

  {
    std::vector<std::jthread> workers;
    for (int i = 0; i < threads; ++i) {
      workers.emplace_back([&] {
        for (int round = 0; round < rounds; ++round) {
          ++count;
        }
      });
    }
  }  // The destructor of each jthread joins.

  std::cout << count << '\n';
}

// Output:
//   5000
// Reduced (threads = 2, rounds = 2):
//   4
