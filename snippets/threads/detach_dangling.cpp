// Wrong on purpose: a detached thread holds a reference to a variable
// and reads it when the variable's scope has ended.

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
    std::thread([&answer, go = scope_left.get_future(),
                 finished = std::move(finished)]() mutable {
      go.wait();
      std::cout << "worker reads " << answer << '\n';
      finished.set_value_at_thread_exit();
    }).detach();
  }

  scope_left.set_value();
  done.wait();
}

// Fails (use after scope):
