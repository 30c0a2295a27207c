// Two processes calculate at the same time and log when each step was
// done. Each keeps its own order; between the two there is none.

#include <chrono>
#include <course/process.hpp>
#include <iostream>

using moment = std::chrono::steady_clock::time_point;

long sum_of_powers(int exponent, int last) {
  long sum = 0;
  for (int n = 1; n <= last; ++n) {
    long power = 1;
    for (int i = 0; i < exponent; ++i) power *= n;
    sum += power;
  }
  return sum;
}

void calculate(const char* name, int exponent, moment start) {
  for (const int last : {10, 100, 1000}) {
    const long sum = sum_of_powers(exponent, last);
    const std::chrono::duration<double, std::milli> elapsed =
        std::chrono::steady_clock::now() - start;
    std::cout << "[+" << elapsed.count() << " ms] " << name << " up to "
              << last << ": " << sum << '\n';
  }
}

int main() {
  const moment start = std::chrono::steady_clock::now();
  course::process squares([=] { calculate("squares", 2, start); });
  course::process cubes([=] { calculate("cubes", 3, start); });
}

// Output:
//   [+<ms> ms] squares up to 10: 385
//   [+<ms> ms] squares up to 100: 338350
//   [+<ms> ms] squares up to 1000: 333833500
// |
//   [+<ms> ms] cubes up to 10: 3025
//   [+<ms> ms] cubes up to 100: 25502500
//   [+<ms> ms] cubes up to 1000: 250500250000
