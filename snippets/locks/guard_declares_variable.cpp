// Wrong on purpose: this line does not lock, it declares. The new
// variable is called mutex, hides the real one and holds no lock.

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
          std::unique_lock<std::mutex>(mutex);
          ++count;
        }
        //< loop
      });
    }
  }  // The destructor of each jthread joins.

  std::cout << count << '\n';
}

// Warns (g++):
//   unnecessary parentheses in declaration of 'mutex'
