// Wrong on purpose: the task is made and thrown away. Its body never
// runs, and the program prints nothing.

#include <course/event_loop.hpp>
#include <course/task.hpp>
#include <iostream>

course::task<> greet() {
  std::cout << "Hello\n";
  co_return;
}

course::task<> forget() {
  greet();
  co_return;
}

int main() { course::run(forget()); }

// Warns (g++):
//   ignoring returned value of type 'course::task\<>', declared with attribute 'nodiscard'
