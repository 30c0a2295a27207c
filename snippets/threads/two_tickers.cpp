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

// Timed output:
//   [0.2 s] fast 1
//   [0.4 s] fast 2
//   [0.5 s] slow 1
//   [0.6 s] fast 3
//   [0.8 s] fast 4
//   [1.0 s] slow 2
