// Wrong on purpose: main waits for a notification, not for the data. It
// sleeps for ever if the notification came first.

#include <condition_variable>
#include <iostream>
#include <mutex>
#include <thread>

int main() {
  std::mutex mutex;  // Guards data.
  std::condition_variable arrived;
  int data = 0;

  std::jthread sender([&] {
    std::lock_guard lock(mutex);
    data = 42;
    arrived.notify_one();
  });

  std::unique_lock lock(mutex);
  arrived.wait(lock);
  std::cout << "got " << data << '\n';
}

// Fails (lost wake-up):
