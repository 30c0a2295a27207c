// Ten lockers, twenty-five people. The semaphore keeps the eleventh one
// waiting until somebody leaves.

// The semaphores of g++ 12 can oversleep; the system's do not.
#define _GLIBCXX_USE_POSIX_SEMAPHORE 1

#include <algorithm>
#include <iostream>
#include <latch>
#include <mutex>
#include <semaphore>
#include <thread>
#include <vector>

int main() {
  constexpr int lockers = 10;
  constexpr int people = 25;
  std::counting_semaphore<lockers> free(lockers);
  std::latch room_is_full(lockers);
  std::mutex mutex;  // Guards in_use and most_in_use.
  int in_use = 0;
  int most_in_use = 0;

  const auto swim = [&](bool waits_for_company) {
    free.acquire();
    {
      std::lock_guard lock(mutex);
      most_in_use = std::max(most_in_use, ++in_use);
    }
    if (waits_for_company) room_is_full.arrive_and_wait();
    {
      std::lock_guard lock(mutex);
      --in_use;
    }
    free.release();
  };

  std::vector<std::jthread> swimmers;
  for (int i = 0; i < people; ++i) {
    swimmers.emplace_back(swim, i < lockers);
  }
  swimmers.clear();  // Joins all.

  int free_again = 0;
  while (free_again < lockers) {
    free.acquire();  // Would wait for ever for a lost key.
    ++free_again;
  }
  std::cout << "most lockers in use: " << most_in_use << '\n'
            << "free at the end: " << free_again << '\n';
}

// Output:
//   most lockers in use: 10
//   free at the end: 10
// Reduced (lockers = 1, people = 2):
//   most lockers in use: 1
//   free at the end: 1
