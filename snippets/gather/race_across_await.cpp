// Wrong on purpose: one thread only, and yet an update is lost. Both
// tasks read the counter before either of them writes it.

#include <course/event_loop.hpp>
#include <course/gather.hpp>
#include <course/task.hpp>
#include <iostream>

course::task<> add_one(int& counter) {
  const int seen = counter;
  co_await course::yield();
  counter = seen + 1;
}

int main() {
  int counter = 0;
  course::run(course::gather(add_one(counter), add_one(counter)));
  std::cout << "expected 2, got " << counter << '\n';
}

// Output:
//   expected 2, got 1
