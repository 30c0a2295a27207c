// Exercise: two counters run one after the other. Let them take turns,
// so that A1 is followed by B1.

#include <course/event_loop.hpp>
#include <course/gather.hpp>
#include <course/task.hpp>
#include <iostream>

course::task<> count(char name) {
  for (int i = 1; i <= 3; ++i) {
    std::cout << name << i << '\n';
  }
  co_return;
}

int main() { course::run(course::gather(count('A'), count('B'))); }

// Output:
//   A1
//   A2
//   A3
//   B1
//   B2
//   B3
