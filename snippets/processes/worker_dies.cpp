// A worker of a pool exits in the middle of its work. The pool does not
// wait for its answer: map throws, and says who died and of what.

#include <course/process_pool.hpp>
#include <cstdlib>
#include <iostream>
#include <vector>

int square(int n) {
  if (n == 30) std::_Exit(3);
  return n * n;
}

int main() {
  course::process_pool pool(2);
  try {
    pool.map(square, std::vector{10, 20, 30, 40});
  } catch (const course::worker_died& death) {
    std::cout << death.what() << '\n';
  }
  std::cout << "workers left: " << pool.size() << '\n';
}

// Output:
//   a worker ended with exit status 3 on input 2
//   workers left: 0
