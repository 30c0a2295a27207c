// One task fails early. The exception comes out of gather only when the
// other task, too, is done.

#include <chrono>
#include <course/event_loop.hpp>
#include <course/gather.hpp>
#include <course/task.hpp>
#include <iostream>
#include <stdexcept>

using namespace std::chrono_literals;

course::task<int> download() {
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
    co_await course::gather(download(), login());
  } catch (const std::runtime_error& error) {
    std::cout << "caught: " << error.what() << '\n';
  }
}

int main() { course::run(both()); }

// Timed output:
//   [0.1 s] login: failing
//   [0.3 s] download: done
//   [0.3 s] caught: wrong password
