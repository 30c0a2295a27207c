// Wrong on purpose: a thread object cannot be copied, for then two
// objects would have to join the same thread.

#include <iostream>
#include <thread>

void work() { std::cout << "worker: done\n"; }

int main() {
  std::thread first(work);
  std::thread second = first;
  second.join();
}

// Does not compile (g++):
//   error: use of deleted function 'std::thread::thread(const std::thread&)'
// Does not compile (clang):
//   error: call to deleted constructor of 'std::thread'
