// Exercise: from 21! on the true factorial does not fit into 64 bits,
// and what is left is wrong. Send the digits instead: a type of your
// own that a worker can return.

#include <course/process_pool.hpp>
#include <cstddef>
#include <cstdint>
#include <iostream>
#include <vector>

std::uint64_t factorial(int n) {
  std::uint64_t product = 1;
  for (int factor = 2; factor <= n; ++factor) {
    product *= static_cast<std::uint64_t>(factor);
  }
  return product;
}

int main() {
  const std::vector numbers{20, 21, 30, 35, 39};

  course::process_pool pool(4);
  const std::vector results = pool.map(factorial, numbers);

  for (std::size_t i = 0; i < numbers.size(); ++i) {
    std::cout << numbers[i] << "! = " << results[i] << '\n';
  }
}

// Output:
//   20! = 2432902008176640000
//   21! = 14197454024290336768
//   30! = 9682165104862298112
//   35! = 6399018521010896896
//   39! = 2304077777655037952
