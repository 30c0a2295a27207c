// Wrong on purpose: value() locks, and then hands out a reference that
// outlives the lock. The addition happens without it.

#include <iostream>
#include <mutex>
#include <thread>
#include <vector>

class guarded_count {
public:
  int& value() {
    std::lock_guard lock(mutex_);
    return value_;
  }

private:
  std::mutex mutex_;  // Meant to guard value_.
  int value_ = 0;
};

int main() {
  constexpr int threads = 5;
  constexpr int rounds = 1000;
  guarded_count count;

  std::vector<std::jthread> workers;
  for (int i = 0; i < threads; ++i) {
    workers.emplace_back([&] {
      for (int round = 0; round < rounds; ++round) {
        ++count.value();
      }
    });
  }
  workers.clear();  // Joins them all.

  std::cout << count.value() << '\n';
}

// Fails (data race):
//   <number 2..5000>
