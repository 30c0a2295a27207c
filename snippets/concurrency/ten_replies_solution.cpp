// Ten threads wait for one reply each, all at the same time. One
// processor is enough for that: nobody computes.

#include <atomic>
#include <chrono>
#include <functional>
#include <iostream>
#include <thread>
#include <vector>

void wait_for_reply(std::atomic<int>& replies) {
  std::this_thread::sleep_for(std::chrono::milliseconds(100));
  ++replies;
}

int main() {
  std::atomic<int> replies = 0;
  std::vector<std::jthread> threads;
  for (int i = 0; i < 10; ++i) {
    threads.emplace_back(wait_for_reply, std::ref(replies));
  }
  for (std::jthread& thread : threads) thread.join();
  std::cout << replies << " replies\n";
}

// Timed output:
//   [0.1 s] 10 replies
