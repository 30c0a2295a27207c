// Two threads report at intervals of their own, each with the time
// since its start. While one of them waits, the other goes on.

#include <chrono>
#include <iostream>
#include <syncstream>
#include <thread>

void tick(const char* name, std::chrono::milliseconds interval,
          int times) {
  const auto start = std::chrono::steady_clock::now();
  for (int i = 1; i <= times; ++i) {
    std::this_thread::sleep_until(start + i * interval);
    const std::chrono::duration<double, std::milli> passed =
        std::chrono::steady_clock::now() - start;
    std::osyncstream(std::cout)
        << name << ' ' << i << " after "
        << static_cast<int>(passed.count()) << " ms\n";
  }
}

int main() {
  std::jthread fast(tick, "fast", std::chrono::milliseconds(100), 4);
  std::jthread slow(tick, "slow", std::chrono::milliseconds(250), 2);
}

// Output:
//   fast 1 after <ms> ms
//   fast 2 after <ms> ms
//   fast 3 after <ms> ms
//   fast 4 after <ms> ms
// |
//   slow 1 after <ms> ms
//   slow 2 after <ms> ms
