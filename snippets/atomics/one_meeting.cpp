// Ann and Bob meet once, with atomics in the default order. Notice that
// no schedule lets both read 0.

#include <atomic>
#include <iostream>
#include <thread>
#include <vector>

int main() {
  std::atomic<int> ann = 0;
  std::atomic<int> bob = 0;
  int ann_read = 0;
  int bob_read = 0;

  std::vector<std::jthread> people;
  people.emplace_back([&] {
    ann = 1;
    ann_read = bob;
  });
  people.emplace_back([&] {
    bob = 1;
    bob_read = ann;
  });
  people.clear();  // Joins both.

  std::cout << "Ann read " << ann_read << ", Bob read " << bob_read
            << '\n';
}

// Outcomes:
//   Ann read 0, Bob read 1
// or
//   Ann read 1, Bob read 0
// or
//   Ann read 1, Bob read 1
