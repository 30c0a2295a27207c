// The work suspends itself and leaves the thread to others. Every
// heartbeat is on time.

#include <chrono>
#include <course/event_loop.hpp>
#include <course/gather.hpp>
#include <course/task.hpp>
#include <iostream>

using namespace std::chrono_literals;

course::task<> heartbeat() {
  for (int beat = 1; beat <= 4; ++beat) {
    co_await course::sleep_for(400ms);
    std::cout << "heartbeat " << beat << '\n';
  }
}

course::task<> work() {
  co_await course::sleep_for(200ms);
  std::cout << "work: begins\n";
  co_await course::sleep_for(1200ms);
  std::cout << "work: done\n";
}

int main() { course::run(course::gather(heartbeat(), work())); }

// Timed output:
//   [0.2 s] work: begins
//   [0.4 s] heartbeat 1
//   [0.8 s] heartbeat 2
//   [1.2 s] heartbeat 3
//   [1.4 s] work: done
//   [1.6 s] heartbeat 4
