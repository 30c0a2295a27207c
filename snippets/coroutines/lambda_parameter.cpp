// The lambda captures nothing and takes the name as a parameter. A
// parameter is moved into the frame, which lives as long as the task.

#include <course/event_loop.hpp>
#include <course/task.hpp>
#include <iostream>
#include <string>
#include <utility>

int main() {
  const std::string name = "Ada Lovelace";

  course::task<> greeting = [](std::string name) -> course::task<> {
    std::cout << "Hello " << name << '\n';
    co_return;
  }(name);

  course::run(std::move(greeting));
}

// Output:
//   Hello Ada Lovelace
