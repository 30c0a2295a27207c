// Exercise, wrong on purpose: a member coroutine uses the object it was
// called on, and this object is a temporary. Where does the name live?

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
  course::task<> greeting = host("Ada Lovelace").greet();
  course::run(std::move(greeting));
}

// Fails (use after scope):
