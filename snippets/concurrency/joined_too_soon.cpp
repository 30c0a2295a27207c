// Wrong on purpose: each thread is joined before the next one starts.
// So the three waits add up, as if there were no threads at all.

#include <chrono>
#include <iostream>
#include <thread>

void ask() {
  std::this_thread::sleep_for(std::chrono::milliseconds(100));
}

int main() {
  for (int i = 0; i < 3; ++i) {
    std::jthread waiting(ask);
  }  // The destructor joins, in every round.
  std::cout << "three threads\n";
}

// Timed output:
//   [0.3 s] three threads
