// Four worker processes compute ten factorials. Whichever worker is
// done first, each result comes back at the place of its input.

#include <course/process_pool.hpp>
#include <cstddef>
#include <iostream>
#include <vector>

long factorial(int n) { return n == 0 ? 1 : n * factorial(n - 1); }

int main() {
  const std::vector numbers{1, 2, 3, 4, 5, 6, 7, 8, 9, 10};

  course::process_pool pool(4);
  const std::vector<long> results = pool.map(factorial, numbers);

  for (std::size_t i = 0; i < numbers.size(); ++i) {
    std::cout << numbers[i] << "! = " << results[i] << '\n';
  }
}

// Output:
//   1! = 1
//   2! = 2
//   3! = 6
//   4! = 24
//   5! = 120
//   6! = 720
//   7! = 5040
//   8! = 40320
//   9! = 362880
//   10! = 3628800
