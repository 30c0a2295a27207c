// A thread_local variable exists once for each thread: every thread
// counts from zero, and nobody touches the counter of another.

#include <iostream>
#include <thread>

thread_local int visits = 0;

void visit(const char* who, int times) {
  for (int i = 0; i < times; ++i) ++visits;
  std::cout << who << ": " << visits << '\n';
}

int main() {
  visit("main", 1);
  std::jthread(visit, "first thread", 2).join();
  std::jthread(visit, "second thread", 3).join();
  visit("main again", 1);
}

// Output:
//   main: 1
//   first thread: 2
//   second thread: 3
//   main again: 2
