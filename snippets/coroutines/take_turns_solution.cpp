// The counters offer the thread after each number. The loop then takes
// whoever has been ready for longest.

#include <course/event_loop.hpp>
#include <course/gather.hpp>
#include <course/task.hpp>
#include <iostream>

course::task<> count(char name) {
  for (int i = 1; i <= 3; ++i) {
    std::cout << name << i << '\n';
    co_await course::yield();
  }
}

int main() { course::run(course::gather(count('A'), count('B'))); }

// Output:
//   A1
//   B1
//   A2
//   B2
//   A3
//   B3
