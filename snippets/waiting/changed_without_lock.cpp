// Wrong on purpose: the flag is atomic, so the sender sets it without
// the lock. It can do so between main's look and main's sleep.

#include <atomic>
#include <condition_variable>
#include <iostream>
#include <mutex>
#include <thread>

int main() {
  std::mutex mutex;
  std::condition_variable arrived;
  std::atomic<bool> is_there = false;

  std::jthread sender([&] {
    is_there = true;
    arrived.notify_one();
  });

  std::unique_lock lock(mutex);
  arrived.wait(lock, [&] { return is_there.load(); });
  std::cout << "it is there\n";
}

// Fails (lost wake-up):
