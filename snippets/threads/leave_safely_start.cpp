// Wrong on purpose: between the start of a thread and its join, an
// exception leaves the scope, and the program ends. Make it survive.

#include <iostream>
#include <stdexcept>
#include <thread>

void work() {}

void open_file() { throw std::runtime_error("no such file"); }

void serve() {
  std::thread worker(work);
  open_file();
  worker.join();
}

int main() {
  try {
    serve();
  } catch (const std::runtime_error& error) {
    std::cout << "caught: " << error.what() << '\n';
  }
}

// Fails (terminate):
// Error output:
//   terminate called without an active exception
// Ends: signal SIGABRT
