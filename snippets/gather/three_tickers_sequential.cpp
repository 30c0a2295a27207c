// The same three tickers, awaited one after the other: co_await alone
// makes nothing concurrent. The times add up to 21 seconds.

#include <chrono>
#include <course/event_loop.hpp>
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

//> one-by-one
course::task<> one_by_one() {
  co_await tick("Task-A", 1000ms, 5);
  co_await tick("Task-B", 2000ms, 5);
  co_await tick("Task-C", 1500ms, 4);
}
//< one-by-one

int main() {
  const auto start = std::chrono::steady_clock::now();
  course::run(one_by_one());
  const auto elapsed = std::chrono::steady_clock::now() - start;

  std::cout << "elapsed " << elapsed / 1s << " s\n";
}

// Timed output:
//   [1.0 s] Task-A 1/5
//   [2.0 s] Task-A 2/5
//   [3.0 s] Task-A 3/5
//   [4.0 s] Task-A 4/5
//   [5.0 s] Task-A 5/5
//   [7.0 s] Task-B 1/5
//   [9.0 s] Task-B 2/5
//   [11.0 s] Task-B 3/5
//   [13.0 s] Task-B 4/5
//   [15.0 s] Task-B 5/5
//   [16.5 s] Task-C 1/4
//   [18.0 s] Task-C 2/4
//   [19.5 s] Task-C 3/4
//   [21.0 s] Task-C 4/4
//   [21.0 s] elapsed 21 s
