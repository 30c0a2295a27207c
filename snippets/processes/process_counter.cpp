// Five processes count to 1000 each, three times: under a lock, with an
// atomic, and in a plain int. Notice which increments the parent sees.

#include <course/process.hpp>
#include <course/shared_counter.hpp>
#include <iostream>
#include <vector>

int main() {
  constexpr int processes = 5;
  constexpr int rounds = 1000;
  course::shared_counter locked;
  course::shared_atomic_counter atomic;
  int copied = 0;

  {
    std::vector<course::process> children;
    for (int i = 0; i < processes; ++i) {
      children.emplace_back([&] {
        for (int round = 0; round < rounds; ++round) {
          locked.add(1);
          atomic.add(1);
          ++copied;
        }
      });
    }
  }  // The destructor of each process waits for it.

  std::cout << "shared (mutex): " << locked.value() << '\n'
            << "shared (atomic): " << atomic.value() << '\n'
            << "private copy: " << copied << '\n';
}

// Output:
//   shared (mutex): 5000
//   shared (atomic): 5000
//   private copy: 0
