// A server that is down three times. The client waits twice as long
// after each failure, so as not to make things worse.

#include <chrono>
#include <course/event_loop.hpp>
#include <course/task.hpp>
#include <iostream>
#include <stdexcept>

using namespace std::chrono_literals;

course::task<int> request(int attempt) {
  std::cout << "attempt " << attempt << '\n';
  co_await course::yield();
  if (attempt < 4) throw std::runtime_error("server is down");
  co_return 200;
}

course::task<int> request_until_answered() {
  auto pause = 100ms;
  for (int attempt = 1;; ++attempt) {
    try {
      co_return co_await request(attempt);
    } catch (const std::runtime_error& error) {
      std::cout << error.what() << '\n';
    }
    co_await course::sleep_for(pause);  // Not allowed in a handler.
    pause *= 2;
  }
}

int main() {
  const int status = course::run(request_until_answered());
  std::cout << "status " << status << '\n';
}

// Timed output:
//   [0.0 s] attempt 1
//   [0.0 s] server is down
//   [0.1 s] attempt 2
//   [0.1 s] server is down
//   [0.3 s] attempt 3
//   [0.3 s] server is down
//   [0.7 s] attempt 4
//   [0.7 s] status 200
