// Nobody else wants it: this library's timed lock gets the mutex.
// Notice that ThreadSanitizer takes the unlocking for an error anyway.

#include <chrono>
#include <iostream>
#include <mutex>

int main() {
  using namespace std::chrono_literals;
  std::timed_mutex mutex;
  std::unique_lock lock(mutex, 1s);
  std::cout << (lock.owns_lock() ? "in time" : "too late") << '\n';
}

// Output:
//   in time
// Not under (tsan): it does not know the call by which g++ 12's library waits for a timed mutex
