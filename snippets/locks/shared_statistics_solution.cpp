// One mutex guards both numbers, also while they are read. Notice that
// count and sum leave the class together, under one lock.

#include <iostream>
#include <mutex>
#include <thread>
#include <utility>
#include <vector>

class statistics {
public:
  void add(int degrees) {
    std::lock_guard lock(mutex_);
    ++count_;
    sum_ += degrees;
  }

  std::pair<int, int> count_and_sum() const {
    std::lock_guard lock(mutex_);
    return {count_, sum_};
  }

private:
  mutable std::mutex mutex_;  // Guards count_ and sum_.
  int count_ = 0;
  int sum_ = 0;
};

int main() {
  constexpr int threads = 4;
  constexpr int rounds = 250;
  statistics day;

  std::vector<std::jthread> sensors;
  for (int i = 0; i < threads; ++i) {
    sensors.emplace_back([&] {
      for (int round = 0; round < rounds; ++round) day.add(20);
    });
  }
  sensors.clear();  // Joins them all.

  const auto [count, sum] = day.count_and_sum();
  std::cout << count << " readings, sum " << sum << '\n';
}

// Output:
//   1000 readings, sum 20000
// Reduced (threads = 2, rounds = 2):
//   4 readings, sum 80
