// A lock of one flag: whoever sets it is in, the others try again.
// Notice which orders let the next one see what the last one did.

#include <atomic>
#include <iostream>
#include <mutex>
#include <thread>
#include <vector>

class spin_lock {
public:
  void lock() {
    while (taken_.test_and_set(std::memory_order_acquire)) {
      std::this_thread::yield();
    }
  }

  void unlock() { taken_.clear(std::memory_order_release); }

private:
  std::atomic_flag taken_;
};

int main() {
  constexpr int threads = 5;
  constexpr int rounds = 1000;
  spin_lock lock;  // Guards count.
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
// Reduced (threads = 2, rounds = 2):
//   4
