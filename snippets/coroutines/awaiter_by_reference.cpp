// An awaiter that is awaited through the reference that a function
// returns. With g++ 12 it is a copy of the door that gets the visitor.

#include <coroutine>
#include <course/event_loop.hpp>
#include <course/task.hpp>
#include <iostream>

struct door {
  int visitors = 0;

  bool await_ready() { return ++visitors > 0; }
  void await_suspend(std::coroutine_handle<>) const {}
  void await_resume() const {}
};

struct house {
  door front;
  door& entrance() { return front; }
};

course::task<> visit(house& home) {
  co_await home.entrance();
  std::cout << "visitors: " << home.front.visitors << '\n';

  door& entrance = home.entrance();
  co_await entrance;
  std::cout << "visitors: " << home.front.visitors << '\n';
}

int main() {
  house home;
  course::run(visit(home));
}

// Output:
//   visitors: 0
//   visitors: 1
// Not under (clang): clang 14 does as the standard says and counts 1, 2
