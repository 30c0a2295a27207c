// The download needs an hour and is given a second. It is destroyed in
// its sleep, and its local variables with it, before anybody hears.

#include <chrono>
#include <course/event_loop.hpp>
#include <course/task.hpp>
#include <course/with_timeout.hpp>
#include <iostream>
#include <string>

using namespace std::chrono_literals;

struct connection {
  connection() { std::cout << "connected\n"; }
  ~connection() { std::cout << "disconnected\n"; }
};

course::task<std::string> download() {
  const connection server;
  co_await course::sleep_for(1h);
  co_return "page";
}

course::task<> visit() {
  try {
    const auto page = co_await course::with_timeout(download(), 1s);
    std::cout << page << '\n';
  } catch (const course::timeout_error& error) {
    std::cout << error.what() << '\n';
  }
}

int main() { course::run(visit()); }

// Timed output:
//   [0.0 s] connected
//   [1.0 s] disconnected
//   [1.0 s] timed out
