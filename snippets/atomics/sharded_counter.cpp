// Each door counts for itself, and whoever wants the sum adds up.
// Notice that an early sum is no more than a number on the way.

#include <array>
#include <atomic>
#include <cstddef>
#include <iostream>
#include <thread>
#include <vector>

constexpr int doors = 4;

class visitor_counter {
public:
  void come_in(std::size_t number) {
    doors_[number].count.fetch_add(1, std::memory_order_relaxed);
  }

  long sum() const {
    long visitors = 0;
    for (const door& each : doors_) {
      visitors += each.count.load(std::memory_order_relaxed);
    }
    return visitors;
  }

private:
  struct alignas(64) door {  // In a cache line of its own.
    std::atomic<long> count = 0;
  };
  std::array<door, doors> doors_;
};

int main() {
  constexpr int visitors = 1000;
  visitor_counter counter;

  std::vector<std::jthread> streams;
  for (std::size_t door = 0; door < doors; ++door) {
    streams.emplace_back([&counter, door] {
      for (int i = 0; i < visitors; ++i) counter.come_in(door);
    });
  }
  std::cout << "so far: " << counter.sum() << '\n';
  streams.clear();  // Joins them all.
  std::cout << "in all: " << counter.sum() << '\n';
}

// Output:
//   so far: <number 0..4000>
//   in all: 4000
// Reduced (doors = 2, visitors = 2):
//   so far: <number 0..4>
//   in all: 4
