// Wrong on purpose: awaiting moves the result out of a task, and a task
// with a name is not given away by accident. Say std::move(answer).

#include <course/event_loop.hpp>
#include <course/task.hpp>
#include <iostream>

course::task<int> deep_thought() { co_return 42; }

course::task<> print() {
  course::task<int> answer = deep_thought();
  const int value = co_await answer;
  std::cout << value << '\n';
}

int main() { course::run(print()); }

// Does not compile (g++):
//   passing 'course::task\<int>' as 'this' argument discards qualifiers
