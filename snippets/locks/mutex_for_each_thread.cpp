// Wrong on purpose: each thread locks a mutex of its own. Notice that a
// lock keeps out only those who lock the same mutex.

#include <iostream>
#include <mutex>
#include <thread>
#include <vector>

int main() {
  constexpr int threads = 5;
  constexpr int rounds = 1000;
  int count = 0;

  {
    std::vector<std::jthread> workers;
    for (int i = 0; i < threads; ++i) {
      //> worker
      workers.emplace_back([&] {
        std::mutex mutex;  // Guards count.
        for (int round = 0; round < rounds; ++round) {
          std::lock_guard lock(mutex);
          ++count;
        }
      });
      //< worker
    }
  }  // The destructor of each jthread joins.

  std::cout << count << '\n';
}

// Fails (data race):
//   <number 2..5000>
