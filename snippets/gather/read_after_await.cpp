// The counter is read and written without an await in between. On one
// thread nobody else can run there, so no lock is needed.

#include <course/event_loop.hpp>
#include <course/gather.hpp>
#include <course/task.hpp>
#include <iostream>

course::task<> add_one(int& counter) {
  co_await course::yield();
  const int seen = counter;
  counter = seen + 1;
}

int main() {
  int counter = 0;
  course::run(course::gather(add_one(counter), add_one(counter)));
  std::cout << "expected 2, got " << counter << '\n';
}

// Output:
//   expected 2, got 2
