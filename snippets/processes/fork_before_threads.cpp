// The child is made while there is only one thread. What threads the
// parent starts later, and what they lock, is no business of the child.

#include <unistd.h>

#include <course/process.hpp>
#include <iostream>
#include <latch>
#include <mutex>
#include <thread>

int main() {
  std::mutex mutex;
  std::latch locked(1);
  std::latch child_ended(1);

  course::process child([&] {
    std::cout << "child: try_lock " << std::boolalpha
              << mutex.try_lock() << '\n'
              << std::flush;
  });

  std::jthread holder([&] {
    std::lock_guard lock(mutex);
    locked.count_down();
    child_ended.wait();
  });

  locked.wait();
  std::cout << "child ended with " << child.join().words() << '\n';
  child_ended.count_down();
}

// Output:
//   child: try_lock true
//   child ended with exit status 0
