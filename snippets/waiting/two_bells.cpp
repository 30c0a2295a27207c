// A condition variable for each condition. Whoever hears a bell is one
// of those it is meant for.

#include <condition_variable>
#include <iostream>
#include <mutex>
#include <thread>
#include <vector>

int main() {
  std::mutex mutex;  // Guards full.
  std::condition_variable filled;
  std::condition_variable emptied;
  bool full = false;

  const auto fetch = [&] {
    std::unique_lock lock(mutex);
    filled.wait(lock, [&] { return full; });
    full = false;
    emptied.notify_one();
  };

  std::vector<std::jthread> people;
  people.emplace_back(fetch);
  people.emplace_back(fetch);

  for (int i = 0; i < 2; ++i) {
    std::unique_lock lock(mutex);
    emptied.wait(lock, [&] { return !full; });
    full = true;
    filled.notify_one();
  }
  people.clear();  // Joins both.

  std::cout << "two letters were fetched\n";
}

// Output:
//   two letters were fetched
