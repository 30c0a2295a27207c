// Three greetings run at once on one thread. All of them sleep at the
// same time, so the whole takes one second and not three.

#include <chrono>
#include <course/event_loop.hpp>
#include <course/gather.hpp>
#include <course/task.hpp>
#include <iostream>

using namespace std::chrono_literals;

course::task<> greet() {
  std::cout << "Hello\n";
  co_await course::sleep_for(1s);
  std::cout << "World\n";
}

int main() {
  const auto start = std::chrono::steady_clock::now();
  course::run(course::gather(greet(), greet(), greet()));
  const auto elapsed = std::chrono::steady_clock::now() - start;

  std::cout << "elapsed " << elapsed / 1s << " s\n";
}

// Timed output:
//   [0.0 s] Hello
//   [0.0 s] Hello
//   [0.0 s] Hello
//   [1.0 s] World
//   [1.0 s] World
//   [1.0 s] World
//   [1.0 s] elapsed 1 s
