// A postman writes a letter, then raises a flag, in a relaxed order. A
// flag could be seen without its letter. Notice that none was here.

#include <atomic>
#include <iostream>
#include <latch>
#include <thread>
#include <vector>

struct alignas(64) board {  // In a cache line of its own.
  std::atomic<int> number = 0;
};

int main() {
  constexpr int rounds = 10'000;
  constexpr auto order = std::memory_order_relaxed;
  board letter;
  board flag;
  bool missing = false;
  std::latch both_are_here(2);

  std::vector<std::jthread> people;
  people.emplace_back([&] {
    both_are_here.arrive_and_wait();
    for (int round = 1; round <= rounds; ++round) {
      letter.number.store(round, order);
      flag.number.store(round, order);
    }
  });
  people.emplace_back([&] {
    both_are_here.arrive_and_wait();
    for (int round = 1; round <= rounds; ++round) {
      const int announced = flag.number.load(order);
      if (letter.number.load(order) < announced) missing = true;
    }
  });
  people.clear();  // Joins both.

  std::cout << "a flag without its letter: "
            << (missing ? "sometimes" : "never") << '\n';
}

// Measured outcomes:
// must
//   a flag without its letter: never
// may
//   a flag without its letter: sometimes
