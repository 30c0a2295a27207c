// Wrong on purpose: the destructor of the jthread asks for a stop, but
// the thread waits for something else. Both wait for ever.

#include <iostream>
#include <latch>
#include <stop_token>
#include <thread>

void work(std::stop_token) {
  std::latch gate(1);
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

// Fails (hang):
//   main: leaving scope
