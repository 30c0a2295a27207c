// Polite tasks offer the thread after each step, greedy ones never do.
// Nobody takes the thread from a coroutine; it has to be given.

#include <course/event_loop.hpp>
#include <course/gather.hpp>
#include <course/task.hpp>
#include <iostream>

course::task<> polite(char name) {
  for (int step = 1; step <= 2; ++step) {
    std::cout << "polite " << name << step << '\n';
    co_await course::yield();
  }
}

course::task<> greedy(char name) {
  for (int step = 1; step <= 2; ++step) {
    std::cout << "greedy " << name << step << '\n';
  }
  co_return;
}

int main() {
  course::run(course::gather(polite('A'), polite('B')));
  course::run(course::gather(greedy('A'), greedy('B')));
}

// Output:
//   polite A1
//   polite B1
//   polite A2
//   polite B2
//   greedy A1
//   greedy A2
//   greedy B1
//   greedy B2
