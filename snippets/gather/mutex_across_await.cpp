// Wrong on purpose: a lock of threads is held while a coroutine sleeps.
// The second coroutine blocks the one thread that could wake the first.

#include <course/event_loop.hpp>
#include <course/gather.hpp>
#include <course/task.hpp>
#include <iostream>
#include <mutex>

course::task<> add_one(std::mutex& mutex, int& counter) {
  const std::lock_guard lock(mutex);
  std::cout << "locked\n";
  const int seen = counter;
  co_await course::yield();
  counter = seen + 1;
}

int main() {
  std::mutex mutex;
  int counter = 0;
  course::run(
      course::gather(add_one(mutex, counter), add_one(mutex, counter)));
  std::cout << counter << '\n';
}

// Fails (deadlock):
//   locked
