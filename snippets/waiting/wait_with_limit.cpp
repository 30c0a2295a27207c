// main waits for fresh bread, but not for ever. Notice that wait_for
// returns what the condition says at the end.

#include <chrono>
#include <condition_variable>
#include <iostream>
#include <mutex>
#include <thread>

int main() {
  using namespace std::chrono_literals;
  std::mutex mutex;  // Guards is_baked.
  std::condition_variable baked;
  bool is_baked = false;

  std::jthread baker([&] {
    std::lock_guard lock(mutex);
    is_baked = true;
    baked.notify_one();
  });

  std::unique_lock lock(mutex);
  if (baked.wait_for(lock, 100ms, [&] { return is_baked; })) {
    std::cout << "fresh bread\n";
  } else {
    std::cout << "yesterday's bread\n";
  }
}

// Outcomes:
//   fresh bread
// or
//   yesterday's bread
