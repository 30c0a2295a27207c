// The same lock, but whoever finds it taken sleeps until it changes.
// Notice that it has to be woken: a store alone need not wake anybody.

#include <atomic>
#include <iostream>
#include <mutex>
#include <thread>
#include <vector>

class sleeping_lock {
public:
  void lock() {
    while (taken_.test_and_set(std::memory_order_acquire)) {
      taken_.wait(true, std::memory_order_relaxed);
    }
  }

  void unlock() {
    taken_.clear(std::memory_order_release);
    taken_.notify_one();
  }

private:
  std::atomic_flag taken_;
};

int main() {
  constexpr int threads = 5;
  constexpr int rounds = 1000;
  sleeping_lock lock;  // Guards count.
  int count = 0;

  std::vector<std::jthread> workers;
  for (int i = 0; i < threads; ++i) {
    workers.emplace_back([&] {
      for (int round = 0; round < rounds; ++round) {
        std::lock_guard guard(lock);
        ++count;
      }
    });
  }
  workers.clear();  // Joins them all.

  std::cout << count << '\n';
}

// Output:
//   5000
// Reduced (threads = 2, rounds = 1):
//   2
