// std::atomic<std::shared_ptr> of libstdc++ 12: load() gives back its lock
// with a relaxed operation, which orders nothing. A race in the library, and
// no wrong outcome among sequentially consistent schedules.
#include <atomic>
#include <cstdio>
#include <memory>
#include <thread>

int main() {
  std::atomic<std::shared_ptr<int>> shared = std::make_shared<int>(1);
  std::thread stores([&] { shared.store(std::make_shared<int>(2)); });
  std::thread loads([&] {
    if (*shared.load() < 1) std::puts("torn");
  });
  stores.join();
  loads.join();
  std::printf("%d\n", *shared.load());
}
