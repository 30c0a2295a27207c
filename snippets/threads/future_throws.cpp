// An exception leaves the function that std::async started. The future
// keeps it, and get() throws it in the thread that asks.

#include <future>
#include <iostream>
#include <stdexcept>

void work() { throw std::runtime_error("boom"); }

int main() {
  try {
    std::future<void> worker = std::async(std::launch::async, work);
    worker.get();
    std::cout << "work done\n";
  } catch (const std::runtime_error& error) {
    std::cout << "caught: " << error.what() << '\n';
  }
}

// Output:
//   caught: boom
