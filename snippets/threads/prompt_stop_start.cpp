// A worker looks once a second whether it should stop, so a stop may
// take a second. Let it stop at once, and still do its work each second.

#include <chrono>
#include <iostream>
#include <stop_token>
#include <thread>

void work(std::stop_token stop) {
  while (!stop.stop_requested()) {
    std::this_thread::sleep_for(std::chrono::seconds(1));
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
//   [1.0 s] worker: stopped
