// Exercise: three clients send two requests each, all at once. Allow
// two at the beginning, and then one every 200 ms.

#include <chrono>
#include <iostream>
#include <syncstream>
#include <thread>
#include <vector>

class rate_limiter {
public:
  rate_limiter(int, std::chrono::milliseconds) {}
  void wait_for_token() {}
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
//   [0.0 s] a request is sent
//   [0.0 s] a request is sent
//   [0.0 s] a request is sent
//   [0.0 s] a request is sent
