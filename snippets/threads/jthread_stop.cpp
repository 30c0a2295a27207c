// A jthread that goes out of scope asks its thread to stop, then joins
// it. The thread has to look: nobody stops it from outside.

#include <chrono>
#include <iostream>
#include <stop_token>
#include <thread>

void work(std::stop_token stop) {
  while (!stop.stop_requested()) {
    // Stands for one piece of work.
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  }
  std::cout << "worker: stop requested\n";
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
//   worker: stop requested
//   main: joined
