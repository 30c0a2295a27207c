// A semaphore is a number, a mutex and a condition variable. Notice
// that acquire waits for a condition like any other.

#include <algorithm>
#include <condition_variable>
#include <iostream>
#include <latch>
#include <mutex>
#include <thread>
#include <vector>

//> semaphore
class semaphore {
public:
  explicit semaphore(int permits) : permits_(permits) {}

  void acquire() {
    std::unique_lock lock(mutex_);
    is_positive_.wait(lock, [&] { return permits_ > 0; });
    --permits_;
  }

  void release() {
    std::lock_guard lock(mutex_);
    ++permits_;
    is_positive_.notify_one();
  }

private:
  std::mutex mutex_;  // Guards permits_.
  std::condition_variable is_positive_;
  int permits_;
};
//< semaphore

//> main
int main() {
  constexpr int seats = 2;
  constexpr int walkers = 5;
  semaphore bench(seats);
  std::latch bench_is_full(seats);
  std::mutex mutex;  // Guards sitting and most.
  int sitting = 0;
  int most = 0;

  const auto rest = [&](bool waits_for_company) {
    bench.acquire();
    std::unique_lock lock(mutex);
    most = std::max(most, ++sitting);
    lock.unlock();
    if (waits_for_company) bench_is_full.arrive_and_wait();
    lock.lock();
    --sitting;
    lock.unlock();
    bench.release();
  };

  std::vector<std::jthread> threads;
  for (int i = 0; i < walkers; ++i) {
    threads.emplace_back(rest, i < seats);
  }
  threads.clear();  // Joins all.

  std::cout << "most on the bench: " << most << '\n';
}
//< main

// Output:
//   most on the bench: 2
// Reduced (seats = 1, walkers = 2):
//   most on the bench: 1
