// Exercise: four threads report temperatures to one object. Make the
// class safe, so that count and sum are right and belong together.

#include <iostream>
#include <thread>
#include <utility>
#include <vector>

class statistics {
public:
  void add(int degrees) {
    ++count_;
    sum_ += degrees;
  }

  std::pair<int, int> count_and_sum() const { return {count_, sum_}; }

private:
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

// Fails (data race):
//   <number 2..1000> readings, sum <number 40..20000>
