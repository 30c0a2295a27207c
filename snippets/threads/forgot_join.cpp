// Wrong on purpose: a std::thread goes out of scope that was neither
// joined nor detached. Its destructor ends the whole program.

#include <iostream>
#include <thread>

void work() {}

int main() {
  std::cout << "main: starting\n";
  {
    std::thread worker(work);
    std::cout << "main: leaving scope\n";
  }
  std::cout << "main: going on\n";
}

// Fails (terminate):
//   main: starting
//   main: leaving scope
// Error output:
//   terminate called without an active exception
// Ends: signal SIGABRT
