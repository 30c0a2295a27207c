// Wrong on purpose: a capture lives in the lambda, not in the frame of
// the coroutine, and this lambda is gone before the body runs.

#include <course/event_loop.hpp>
#include <course/task.hpp>
#include <iostream>
#include <string>
#include <utility>

int main() {
  const std::string name = "Ada Lovelace";

  course::task<> greeting = [name]() -> course::task<> {
    std::cout << "Hello " << name << '\n';
    co_return;
  }();

  course::run(std::move(greeting));
}

// Fails (use after scope):
