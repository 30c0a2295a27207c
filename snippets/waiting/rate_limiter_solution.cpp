// Each caller is given the next free moment, under the lock, and sleeps
// until then without it. No thread has to fill the bucket.

#include <algorithm>
#include <chrono>
#include <iostream>
#include <mutex>
#include <syncstream>
#include <thread>
#include <vector>

class rate_limiter {
public:
  rate_limiter(int tokens, std::chrono::milliseconds interval)
      : interval_(interval), full_after_(tokens * interval) {}

  void wait_for_token() {
    std::this_thread::sleep_until(next_moment());
  }

private:
  using clock = std::chrono::steady_clock;

  clock::time_point next_moment() {
    std::lock_guard lock(mutex_);
    last_ = std::max(last_, clock::now() - full_after_) + interval_;
    return last_;
  }

  const std::chrono::milliseconds interval_;
  const std::chrono::milliseconds full_after_;
  std::mutex mutex_;  // Guards last_.
  clock::time_point last_ = clock::time_point::min();
};

int main() {
  using namespace std::chrono_literals;
  constexpr int clients = 3;
  rate_limiter limiter(2, 200ms);

  std::vector<std::jthread> threads;
  for (int i = 0; i < clients; ++i) {
    threads.emplace_back([&] {
      for (int request = 0; request < 2; ++request) {
        limiter.wait_for_token();
        std::osyncstream(std::cout) << "a request is sent\n";
      }
    });
  }
}

// Timed output:
//   [0.0 s] a request is sent
//   [0.0 s] a request is sent
//   [0.2 s] a request is sent
//   [0.4 s] a request is sent
//   [0.6 s] a request is sent
//   [0.8 s] a request is sent
// Reduced (clients = 2):
//   [0.0 s] a request is sent
//   [0.0 s] a request is sent
//   [0.2 s] a request is sent
//   [0.4 s] a request is sent
