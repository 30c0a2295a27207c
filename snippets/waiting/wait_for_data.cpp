// The sender says in a variable that the data is there. Notice that it
// does not matter who comes first: main looks before it sleeps.

#include <condition_variable>
#include <iostream>
#include <mutex>
#include <thread>

int main() {
  std::mutex mutex;  // Guards data and is_there.
  std::condition_variable arrived;
  int data = 0;
  bool is_there = false;

  std::jthread sender([&] {
    std::lock_guard lock(mutex);
    data = 42;
    is_there = true;
    arrived.notify_one();
  });

  std::unique_lock lock(mutex);
  arrived.wait(lock, [&] { return is_there; });
  std::cout << "got " << data << '\n';
}

// Output:
//   got 42
