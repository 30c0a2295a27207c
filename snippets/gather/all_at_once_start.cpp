// Exercise: three prices are asked for, one after the other. Ask for
// all of them at once, and let the total be the same.

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
  const int bread = co_await price(3, 200ms);
  const int cheese = co_await price(5, 300ms);
  const int wine = co_await price(9, 100ms);
  std::cout << "total " << bread + cheese + wine << '\n';
}

int main() { course::run(add_up()); }

// Timed output:
//   [0.6 s] total 17
