// A detached thread owns what it works with: the lambda holds a copy of
// the variable, which lives as long as the thread needs it.

#include <future>
#include <iostream>
#include <thread>
#include <utility>

int main() {
  std::promise<void> scope_left;
  std::promise<void> finished;
  const std::future<void> done = finished.get_future();

  {
    int answer = 42;
    std::thread([answer, go = scope_left.get_future(),
                 finished = std::move(finished)]() mutable {
      go.wait();
      std::cout << "worker reads " << answer << '\n';
      finished.set_value_at_thread_exit();
    }).detach();
  }

  scope_left.set_value();
  done.wait();
}

// Output:
//   worker reads 42
