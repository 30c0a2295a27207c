// Wrong on purpose: a thread holds a mutex while main forks. The child
// has the locked mutex, but not the thread that could unlock it.

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

  std::jthread holder([&] {
    std::lock_guard lock(mutex);
    locked.count_down();
    child_ended.wait();
  });

  locked.wait();
  course::process child([&] {
    std::cout << "child: try_lock " << std::boolalpha
              << mutex.try_lock() << '\n'
              << std::flush;
    alarm(1);  // Or it would wait for ever.
    mutex.lock();
  });
  std::cout << "child ended with " << child.join().words() << '\n';
  child_ended.count_down();
}

// Output:
//   child: try_lock false
//   child ended with signal 14 (Alarm clock)
