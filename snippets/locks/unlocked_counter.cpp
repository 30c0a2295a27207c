// Wrong on purpose: five threads add to one plain int without a lock.
// Say what it prints, run it a few times, and only then read on.

#include <iostream>
#include <thread>
#include <vector>

int main() {
  constexpr int threads = 5;
  constexpr int rounds = 1000;
  int count = 0;

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

// Fails (data race):
//   <number 2..5000>
// Reduced (threads = 2, rounds = 2):
//   <number 2..4>
