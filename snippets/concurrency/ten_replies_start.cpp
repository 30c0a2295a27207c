// Ten replies are awaited one after the other. Let the program wait for
// all of them at the same time.

#include <atomic>
#include <chrono>
#include <iostream>
#include <thread>

void wait_for_reply(std::atomic<int>& replies) {
  std::this_thread::sleep_for(std::chrono::milliseconds(100));
  ++replies;
}

int main() {
  std::atomic<int> replies = 0;
  for (int i = 0; i < 10; ++i) wait_for_reply(replies);
  std::cout << replies << " replies\n";
}

// Timed output:
//   [1.0 s] 10 replies
