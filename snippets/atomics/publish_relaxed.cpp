// Wrong on purpose: the flag is atomic, but its order is relaxed.
// Notice that the race is for the answer, not for the flag.

#include <atomic>
#include <iostream>
#include <thread>

int main() {
  int answer = 0;
  std::atomic<bool> ready = false;

  std::jthread reader([&] {
    while (!ready.load(std::memory_order_relaxed)) {
      std::this_thread::yield();
    }
    std::cout << answer << '\n';
  });

  answer = 42;
  ready.store(true, std::memory_order_relaxed);
}

// Fails (data race):
//   42
