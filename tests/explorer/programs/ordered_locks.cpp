// Opposite orders that can never meet: an outer lock, a join, a semaphore.
#include <cstdio>
#include <mutex>
#include <semaphore>
#include <thread>

std::mutex outer;
std::mutex first;
std::mutex second;

void take(std::mutex& one, std::mutex& other) {
  const std::lock_guard before(one);
  const std::lock_guard after(other);
}

int main() {
  std::thread guarded_left([] {
    const std::lock_guard lock(outer);
    take(first, second);
  });
  std::thread guarded_right([] {
    const std::lock_guard lock(outer);
    take(second, first);
  });
  guarded_left.join();
  guarded_right.join();

  std::thread earlier(take, std::ref(first), std::ref(second));
  earlier.join();
  std::thread later(take, std::ref(second), std::ref(first));
  later.join();

  std::binary_semaphore turn(0);
  std::thread sends([&] {
    take(first, second);
    turn.release();
  });
  std::thread waits([&] {
    turn.acquire();
    take(second, first);
  });
  sends.join();
  waits.join();
  std::puts("done");
}
