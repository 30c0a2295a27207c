// Five threads add to one int, and each locks a mutex for every single
// addition. Notice that no update is lost.

#include <iostream>
#include <mutex>
#include <thread>
#include <vector>

int main() {
  constexpr int threads = 5;
  constexpr int rounds = 1000;
  std::mutex mutex;  // Guards count.
  int count = 0;

  {
    std::vector<std::jthread> workers;
    for (int i = 0; i < threads; ++i) {
      workers.emplace_back([&] {
        for (int round = 0; round < rounds; ++round) {
          std::lock_guard lock(mutex);
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
