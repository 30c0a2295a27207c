// The lambda has a name and is moved into the call. So no temporary
// with captures stands inside the expression that awaits.

#include <course/event_loop.hpp>
#include <course/task.hpp>
#include <functional>
#include <iostream>
#include <string>
#include <utility>

course::task<> call(std::function<void()> function) {
  function();
  co_return;
}

course::task<> greet(std::string name) {
  auto hello = [name] { std::cout << "Hello " << name << '\n'; };
  co_await call(std::move(hello));
}

int main() { course::run(greet("Ada, Countess of Lovelace")); }

// Output:
//   Hello Ada, Countess of Lovelace
