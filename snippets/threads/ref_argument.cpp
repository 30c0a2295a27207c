// Wrong on purpose: the thread gets a copy of the number, and a
// function that wants a reference cannot be called with that.

#include <iostream>
#include <thread>

void increment(int& number) { ++number; }

int main() {
  int number = 41;
  std::jthread worker(increment, number);
  worker.join();
  std::cout << number << '\n';
}

// Does not compile (g++):
//   error: static assertion failed: std::jthread arguments must be invocable after conversion to rvalues
