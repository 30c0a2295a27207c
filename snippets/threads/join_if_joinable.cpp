// Who cannot know whether a thread was joined already can ask: after
// join() the object stands for no thread, and joinable() is false.

#include <iostream>
#include <system_error>
#include <thread>

void work() {}

int main() {
  std::thread worker(work);
  try {
    worker.join();
    if (worker.joinable()) worker.join();
    std::cout << "joined\n";
  } catch (const std::system_error& error) {
    std::cout << error.code() << ": " << error.what() << '\n';
  }
}

// Output:
//   joined
