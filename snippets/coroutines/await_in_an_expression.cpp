// Operands of << are evaluated from left to right, since C++17. With
// g++ 12 an await inside the expression upsets this order.

#include <course/event_loop.hpp>
#include <course/task.hpp>
#include <iostream>

course::task<int> answer() {
  std::cout << "(thinking) ";
  co_return 42;
}

course::task<> print() {
  std::cout << "The answer is " << co_await answer() << '\n';
  const int value = co_await answer();
  std::cout << "The answer is " << value << '\n';
}

int main() { course::run(print()); }

// Output:
//   (thinking) The answer is 42
//   (thinking) The answer is 42
// Not under (clang): clang 14 keeps the order
