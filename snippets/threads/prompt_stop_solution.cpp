// A worker waits for the next second or for the request to stop,
// whichever comes first. So it stops at once.

#include <chrono>
#include <condition_variable>
#include <iostream>
#include <mutex>
#include <stop_token>
#include <thread>

void work(std::stop_token stop) {
  std::mutex mutex;
  std::condition_variable_any timer;
  std::unique_lock lock(mutex);
  while (!timer.wait_for(lock, stop, std::chrono::seconds(1),
                         [&] { return stop.stop_requested(); })) {
    std::cout << "worker: at work\n";
  }
  std::cout << "worker: stopped\n";
}

int main() {
  std::jthread worker(work);
  std::this_thread::sleep_for(std::chrono::milliseconds(300));
  std::cout << "main: enough\n";
}

// Timed output:
//   [0.3 s] main: enough
//   [0.3 s] worker: stopped
