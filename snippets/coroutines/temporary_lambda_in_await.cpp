// Wrong on purpose, but only for g++ 12: it destroys a temporary lambda
// with captures twice when it stands inside an expression that awaits.

#include <course/event_loop.hpp>
#include <course/task.hpp>
#include <functional>
#include <iostream>
#include <string>

course::task<> call(std::function<void()> function) {
  function();
  co_return;
}

course::task<> greet(std::string name) {
  co_await call([name] { std::cout << "Hello " << name << '\n'; });
}

int main() { course::run(greet("Ada, Countess of Lovelace")); }

// Fails (double free):
//   Hello Ada, Countess of Lovelace
