// Wrong on purpose: four threads take four locks in a circle, and which lock
// is used first differs from schedule to schedule.
#include <cstddef>
#include <mutex>
#include <thread>
#include <vector>

int main() {
  std::mutex locks[4];
  std::vector<std::thread> threads;
  for (std::size_t i = 0; i < 4; ++i) {
    threads.emplace_back([&locks, i] {
      const std::lock_guard left(locks[i]);
      const std::lock_guard right(locks[(i + 1) % 4]);
    });
  }
  for (std::thread& each : threads) each.join();
}
