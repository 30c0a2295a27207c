// A thread object can be moved: the duty to join goes over to the new
// object, and the old one stands for no thread any more.

#include <iostream>
#include <thread>
#include <utility>

void work() { std::cout << "worker: done\n"; }

int main() {
  std::thread first(work);
  std::thread second = std::move(first);
  second.join();
}

// Output:
//   worker: done
