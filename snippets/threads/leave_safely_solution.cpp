// An exception leaves the scope of a running thread. The destructor of
// the jthread joins on this way out as on any other.

#include <iostream>
#include <stdexcept>
#include <thread>

void work() {}

void open_file() { throw std::runtime_error("no such file"); }

void serve() {
  std::jthread worker(work);
  open_file();
}

int main() {
  try {
    serve();
  } catch (const std::runtime_error& error) {
    std::cout << "caught: " << error.what() << '\n';
  }
}

// Output:
//   caught: no such file
