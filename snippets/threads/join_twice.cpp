// Wrong on purpose: a second join has no thread left to wait for. It
// does not hang, it throws.

#include <iostream>
#include <system_error>
#include <thread>

void work() {}

int main() {
  std::thread worker(work);
  try {
    worker.join();
    worker.join();
    std::cout << "joined\n";
  } catch (const std::system_error& error) {
    std::cout << error.code() << ": " << error.what() << '\n';
  }
}

// Output:
//   generic:22: Invalid argument
