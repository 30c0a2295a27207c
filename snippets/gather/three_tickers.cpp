// Three tickers at different paces share one thread. The whole lasts as
// long as the slowest of them: 10 seconds, not the sum of 21.

#include <chrono>
#include <course/event_loop.hpp>
#include <course/gather.hpp>
#include <course/task.hpp>
#include <iostream>
#include <string>

using namespace std::chrono_literals;

course::task<> tick(std::string name, std::chrono::milliseconds pace,
                    int count) {
  for (int i = 1; i <= count; ++i) {
    co_await course::sleep_for(pace);
    std::cout << name << ' ' << i << '/' << count << '\n';
  }
}

int main() {
  const auto start = std::chrono::steady_clock::now();
  course::run(course::gather(tick("Task-A", 1000ms, 5),
                             tick("Task-B", 2000ms, 5),
                             tick("Task-C", 1500ms, 4)));
  const auto elapsed = std::chrono::steady_clock::now() - start;

  std::cout << "elapsed " << elapsed / 1s << " s\n";
}

// Timed output:
//   [1.0 s] Task-A 1/5
//   [1.5 s] Task-C 1/4
//   [2.0 s] Task-B 1/5
//   [2.0 s] Task-A 2/5
//   [3.0 s] Task-C 2/4
//   [3.0 s] Task-A 3/5
//   [4.0 s] Task-B 2/5
//   [4.0 s] Task-A 4/5
//   [4.5 s] Task-C 3/4
//   [5.0 s] Task-A 5/5
//   [6.0 s] Task-B 3/5
//   [6.0 s] Task-C 4/4
//   [8.0 s] Task-B 4/5
//   [10.0 s] Task-B 5/5
//   [10.0 s] elapsed 10 s
