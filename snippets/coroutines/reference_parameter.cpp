// Wrong on purpose: the frame keeps the reference, and the string that
// it refers to dies at the end of the line that calls the coroutine.

#include <course/event_loop.hpp>
#include <course/task.hpp>
#include <iostream>
#include <string>
#include <utility>

course::task<> greet(const std::string& name) {
  std::cout << "Hello " << name << '\n';
  co_return;
}

int main() {
  course::task<> greeting = greet("Ada Lovelace");
  course::run(std::move(greeting));
}

// Fails (use after scope):
