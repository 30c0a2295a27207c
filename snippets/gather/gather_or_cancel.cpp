// One task fails early, and the other is cancelled: destroyed where it
// sleeps. Nobody waits for a download that nobody wants any more.

#include <chrono>
#include <course/event_loop.hpp>
#include <course/gather.hpp>
#include <course/task.hpp>
#include <iostream>
#include <stdexcept>

using namespace std::chrono_literals;

struct connection {
  ~connection() { std::cout << "download: disconnected\n"; }
};

course::task<int> download() {
  const connection server;
  co_await course::sleep_for(300ms);
  std::cout << "download: done\n";
  co_return 1;
}

course::task<int> login() {
  co_await course::sleep_for(100ms);
  std::cout << "login: failing\n";
  throw std::runtime_error("wrong password");
}

course::task<> both() {
  try {
    co_await course::gather_or_cancel(download(), login());
  } catch (const std::runtime_error& error) {
    std::cout << "caught: " << error.what() << '\n';
  }
}

int main() { course::run(both()); }

// Timed output:
//   [0.1 s] login: failing
//   [0.1 s] download: disconnected
//   [0.1 s] caught: wrong password
