// The tasks finish in the order 2, 3, 1. The results come in the order
// of the arguments all the same.

#include <chrono>
#include <course/event_loop.hpp>
#include <course/gather.hpp>
#include <course/task.hpp>
#include <iostream>

using namespace std::chrono_literals;

course::task<int> number(int value, std::chrono::milliseconds pause) {
  co_await course::sleep_for(pause);
  std::cout << value << " is ready\n";
  co_return value;
}

int main() {
  const auto [a, b, c] = course::run(course::gather(
      number(1, 300ms), number(2, 100ms), number(3, 200ms)));
  std::cout << "results " << a << ' ' << b << ' ' << c << '\n';
}

// Timed output:
//   [0.1 s] 2 is ready
//   [0.2 s] 3 is ready
//   [0.3 s] 1 is ready
//   [0.3 s] results 1 2 3
