// A thread that waits cannot look at its stop token. A stop_callback
// runs when the stop is requested, and opens what the thread waits for.

#include <iostream>
#include <latch>
#include <stop_token>
#include <thread>

void work(std::stop_token stop) {
  std::latch gate(1);
  std::stop_callback open(stop, [&gate] { gate.count_down(); });
  gate.wait();
  std::cout << "worker: woken\n";
}

int main() {
  {
    std::jthread worker(work);
    std::cout << "main: leaving scope\n";
  }
  std::cout << "main: joined\n";
}

// Output:
//   main: leaving scope
//   worker: woken
//   main: joined
