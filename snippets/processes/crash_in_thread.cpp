// Wrong on purpose: a thread writes through a null pointer. Notice that
// main, which did nothing wrong, never gets to its last line.

#include <iostream>
#include <thread>

int main() {
  std::cout << "main starts a worker\n";

  std::jthread worker([] {
    volatile int* nowhere = nullptr;
    *nowhere = 1;
  });
  worker.join();

  std::cout << "main goes on\n";
}

// Fails (undefined behaviour):
//   main starts a worker
// Ends: signal SIGSEGV
