// Calling a coroutine runs nothing of it. Notice the order: the body of
// hello starts when it is awaited, not when it is called.

#include <course/event_loop.hpp>
#include <course/task.hpp>
#include <iostream>
#include <utility>

course::task<int> hello() {
  std::cout << "running\n";
  co_return 42;
}

course::task<> greet() {
  course::task<int> greeting = hello();
  std::cout << "created\n";
  const int answer = co_await std::move(greeting);
  std::cout << "hello " << answer << '\n';
}

int main() { course::run(greet()); }

// Output:
//   created
//   running
//   hello 42
