// The flag is set with release and read with acquire. Notice that the
// answer is no atomic: the flag carries it to the other thread.

#include <atomic>
#include <iostream>
#include <thread>

int main() {
  int answer = 0;
  std::atomic<bool> ready = false;

  std::jthread reader([&] {
    while (!ready.load(std::memory_order_acquire)) {
      std::this_thread::yield();
    }
    std::cout << answer << '\n';
  });

  answer = 42;
  ready.store(true, std::memory_order_release);
}

// Output:
//   42
