// A unique_lock knows whether it holds its mutex. Notice that a second
// lock() through the same object throws instead of waiting for ever.

#include <iostream>
#include <mutex>
#include <system_error>

int main() {
  std::mutex mutex;
  std::unique_lock lock(mutex);
  try {
    lock.lock();
  } catch (const std::system_error& error) {
    std::cout << error.code() << ": " << error.code().message() << '\n';
  }
}

// Output:
//   generic:35: Resource deadlock avoided
