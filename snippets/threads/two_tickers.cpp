// Two threads report at intervals of their own. While one waits, the
// other goes on, and the whole lasts only as long as the slower one.

#include <chrono>
#include <iostream>
#include <syncstream>
#include <thread>

void tick(const char* name, std::chrono::milliseconds interval,
          int times) {
  auto next = std::chrono::steady_clock::now();
  for (int i = 1; i <= times; ++i) {
    next += interval;
    std::this_thread::sleep_until(next);
    std::osyncstream(std::cout) << name << ' ' << i << '\n';
  }
}

int main() {
  std::jthread fast(tick, "fast", std::chrono::milliseconds(200), 4);
  std::jthread slow(tick, "slow", std::chrono::milliseconds(500), 2);
}

// Output:
//   fast 1
//   fast 2
//   fast 3
//   fast 4
// |
//   slow 1
//   slow 2
