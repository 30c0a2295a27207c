// Wrong on purpose: an exception leaves the thread's function. The try
// block around the thread cannot catch it; the program ends.

#include <iostream>
#include <stdexcept>
#include <thread>

void work() { throw std::runtime_error("boom"); }

int main() {
  try {
    std::jthread worker(work);
    worker.join();
    std::cout << "work done\n";
  } catch (const std::runtime_error& error) {
    std::cout << "caught: " << error.what() << '\n';
  }
}

// Fails (terminate):
// Error output:
//   terminate called after throwing an instance of 'std::runtime_error'
//     what():  boom
// Ends: signal SIGABRT
