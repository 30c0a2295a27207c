// The host has a name and outlives the greeting. A member coroutine
// keeps no more of its object than the pointer this.

#include <course/event_loop.hpp>
#include <course/task.hpp>
#include <iostream>
#include <string>
#include <utility>

class host {
public:
  explicit host(std::string name) : name_(std::move(name)) {}

  course::task<> greet() const {
    std::cout << "Hello " << name_ << '\n';
    co_return;
  }

private:
  std::string name_;
};

int main() {
  const host ada("Ada Lovelace");
  course::task<> greeting = ada.greet();
  course::run(std::move(greeting));
}

// Output:
//   Hello Ada Lovelace
