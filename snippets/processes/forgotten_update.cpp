// A worker of a pool increments a global. Notice what main sees of it,
// and what a second call by the same worker sees.

#include <course/process_pool.hpp>
#include <iostream>
#include <vector>

int calls = 0;

int count_calls(int) { return ++calls; }

int main() {
  course::process_pool pool(1);
  const std::vector<int> seen =
      pool.map(count_calls, std::vector{0, 0, 0});

  std::cout << "worker: " << seen[0] << ' ' << seen[1] << ' ' << seen[2]
            << ", main: " << calls << '\n';
}

// Output:
//   worker: 1 2 3, main: 0
