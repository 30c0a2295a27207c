// Two threads count from 0 to 4 side by side. Each of them counts in
// order; how their lines mix is decided anew in every run.

#include <iostream>
#include <syncstream>
#include <thread>

constexpr int steps = 5;

void task(char name) {
  for (int i = 0; i < steps; ++i) {
    std::osyncstream(std::cout)
        << "Task " << name << " running: " << i << '\n';
  }
}

int main() {
  std::jthread first(task, 'A');
  std::jthread second(task, 'B');
}

// Output:
//   Task A running: 0
//   Task A running: 1
//   Task A running: 2
//   Task A running: 3
//   Task A running: 4
// |
//   Task B running: 0
//   Task B running: 1
//   Task B running: 2
//   Task B running: 3
//   Task B running: 4
// Reduced (steps = 2):
//   Task A running: 0
//   Task A running: 1
// |
//   Task B running: 0
//   Task B running: 1
