// Wrong on purpose: the first look at the flag is outside the lock, to
// save time. The flag is a plain bool, so that look is a data race.

#include <iostream>
#include <mutex>
#include <thread>
#include <vector>

int main() {
  std::mutex mutex;  // Guards ready and settings, but not everywhere.
  bool ready = false;
  int settings = 0;

  const auto use = [&] {
    if (!ready) {
      std::lock_guard lock(mutex);
      if (!ready) {
        settings = 42;
        ready = true;
      }
    }
    return settings;
  };

  std::vector<std::jthread> users;
  users.emplace_back(use);
  users.emplace_back(use);
  users.clear();  // Joins both.

  std::cout << settings << '\n';
}

// Fails (data race):
//   42
