// Wrong on purpose: a coroutine has already returned its task when the
// body runs. What the body ends with needs a word of its own.

#include <course/event_loop.hpp>
#include <course/task.hpp>
#include <iostream>

course::task<int> answer() {
  co_await course::yield();
  return 42;
}

int main() { std::cout << course::run(answer()) << '\n'; }

// Does not compile (g++):
//   a 'return' statement is not allowed in coroutine; did you mean 'co_return'?
