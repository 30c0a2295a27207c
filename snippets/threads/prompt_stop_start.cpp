// A worker works once a second and looks after each time whether it
// should stop. Let it stop at once, without working another time.

#include <chrono>
#include <iostream>
#include <stop_token>
#include <thread>

void work(std::stop_token stop) {
  while (!stop.stop_requested()) {
    std::this_thread::sleep_for(std::chrono::seconds(1));
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
//   [1.0 s] worker: at work
//   [1.0 s] worker: stopped
