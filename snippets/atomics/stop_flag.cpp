// The worker looks at an atomic flag. Notice that it needs no limit:
// what main stores comes to be seen, and the worker stops.

#include <atomic>
#include <iostream>
#include <latch>
#include <thread>

int main() {
  std::atomic<bool> stop = false;
  long rounds = 0;
  std::latch at_work(1);

  std::jthread worker([&] {
    long done = 0;
    at_work.count_down();
    while (!stop) ++done;
    rounds = done;
  });

  at_work.wait();
  stop = true;
  worker.join();
  std::cout << "stopped after " << rounds << " rounds\n";
}

// Output:
//   stopped after <number> rounds
