// Wrong on purpose: the scoped_lock has a name but was given no mutex,
// so it locks nothing. Here at least a warning tells.

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
        //> loop
        for (int round = 0; round < rounds; ++round) {
          std::scoped_lock lock;
          ++count;
        }
        //< loop
      });
    }
  }  // The destructor of each jthread joins.

  std::cout << count << '\n';
}

// Warns (g++):
//   unused variable 'lock'
