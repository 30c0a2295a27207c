// Wrong on purpose: main locks the mutex and another thread unlocks it.
// Notice that the program finishes as if nothing were wrong.

#include <iostream>
#include <mutex>
#include <thread>

int main() {
  std::mutex mutex;
  mutex.lock();
  {
    std::jthread helper([&] { mutex.unlock(); });
  }  // The helper is joined here.
  std::cout << "unlocked by another thread\n";
}

// Fails (undefined behaviour):
//   unlocked by another thread
