// The flag is set under the lock. Notice that the notification comes
// after it, and that this does no harm.

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
    {
      std::lock_guard lock(mutex);
      is_there = true;
    }
    arrived.notify_one();
  });

  std::unique_lock lock(mutex);
  arrived.wait(lock, [&] { return is_there.load(); });
  std::cout << "it is there\n";
}

// Output:
//   it is there
