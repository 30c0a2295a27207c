// The parameter is taken by value, so the frame owns a string of its
// own. It does not matter that the argument was a temporary.

#include <course/event_loop.hpp>
#include <course/task.hpp>
#include <iostream>
#include <string>
#include <utility>

course::task<> greet(std::string name) {
  std::cout << "Hello " << name << '\n';
  co_return;
}

int main() {
  course::task<> greeting = greet("Ada Lovelace");
  course::run(std::move(greeting));
}

// Output:
//   Hello Ada Lovelace
