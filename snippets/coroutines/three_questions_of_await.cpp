// What co_await asks of what it is given: are you ready, what shall
// happen while I am suspended, and what is the value of the expression.

#include <coroutine>
#include <course/event_loop.hpp>
#include <course/task.hpp>
#include <iostream>

struct questions {
  bool ready;

  bool await_ready() const {
    std::cout << "ready? " << (ready ? "yes" : "no") << '\n';
    return ready;
  }
  void await_suspend(std::coroutine_handle<> frame) const {
    std::cout << "suspended\n";
    course::event_loop::current().schedule(frame);
  }
  int await_resume() const {
    std::cout << "resumed\n";
    return 42;
  }
};

course::task<> ask() {
  const int first = co_await questions{.ready = false};
  std::cout << "value " << first << "\n\n";
  const int second = co_await questions{.ready = true};
  std::cout << "value " << second << '\n';
}

int main() { course::run(ask()); }

// Output:
//   ready? no
//   suspended
//   resumed
//   value 42
//
//   ready? yes
//   resumed
//   value 42
