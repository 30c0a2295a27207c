// The prices come together, and the slowest of them says when. Their
// order is that of the arguments.

#include <chrono>
#include <course/event_loop.hpp>
#include <course/gather.hpp>
#include <course/task.hpp>
#include <iostream>

using namespace std::chrono_literals;

course::task<int> price(int value, std::chrono::milliseconds delay) {
  co_await course::sleep_for(delay);
  co_return value;
}

course::task<> add_up() {
  const auto [bread, cheese, wine] = co_await course::gather(
      price(3, 200ms), price(5, 300ms), price(9, 100ms));
  std::cout << "total " << bread + cheese + wine << '\n';
}

int main() { course::run(add_up()); }

// Timed output:
//   [0.3 s] total 17
