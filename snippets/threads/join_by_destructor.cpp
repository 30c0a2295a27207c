// A std::jthread goes out of scope. Its destructor joins, so nobody can
// forget to.

#include <iostream>
#include <thread>

void work() {}

int main() {
  std::cout << "main: starting\n";
  {
    std::jthread worker(work);
    std::cout << "main: leaving scope\n";
  }
  std::cout << "main: going on\n";
}

// Output:
//   main: starting
//   main: leaving scope
//   main: going on
