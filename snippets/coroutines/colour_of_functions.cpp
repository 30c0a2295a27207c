// Wrong on purpose: only a coroutine can await, and a function that
// returns int is none. So must whoever calls a coroutine become one.

#include <course/event_loop.hpp>
#include <course/task.hpp>
#include <iostream>

course::task<int> answer() { co_return 42; }

int twice() { return 2 * co_await answer(); }

int main() { std::cout << twice() << '\n'; }

// Does not compile (g++):
//   unable to find the promise type for this coroutine
