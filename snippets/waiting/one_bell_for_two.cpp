// Wrong on purpose: one condition variable for two conditions. The only
// notification can wake somebody who cannot go on.

#include <condition_variable>
#include <iostream>
#include <mutex>
#include <thread>
#include <vector>

int main() {
  std::mutex mutex;  // Guards full.
  std::condition_variable changed;
  bool full = false;

  const auto fetch = [&] {
    std::unique_lock lock(mutex);
    changed.wait(lock, [&] { return full; });
    full = false;
    changed.notify_one();
  };

  std::vector<std::jthread> people;
  people.emplace_back(fetch);
  people.emplace_back(fetch);

  for (int i = 0; i < 2; ++i) {
    std::unique_lock lock(mutex);
    changed.wait(lock, [&] { return !full; });
    full = true;
    changed.notify_one();
  }
  people.clear();  // Joins both.

  std::cout << "two letters were fetched\n";
}

// Fails (lost wake-up):
