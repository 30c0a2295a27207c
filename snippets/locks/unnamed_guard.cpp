// Wrong on purpose: the guard has no name, so it unlocks at the end of
// its own line. Notice that the compiler says nothing.

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
          std::lock_guard{mutex};
          ++count;
        }
        //< loop
      });
    }
  }  // The destructor of each jthread joins.

  std::cout << count << '\n';
}

// Fails (data race):
//   <number 2..5000>
