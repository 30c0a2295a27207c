// A queue under a condition variable, right.
#include <condition_variable>
#include <iostream>
#include <mutex>
#include <queue>
#include <thread>

std::mutex mutex;
std::condition_variable not_empty;
std::queue<int> queue;

int main() {
  std::jthread producer([] {
    for (int i = 1; i <= 4; ++i) {
      {
        const std::lock_guard lock(mutex);
        queue.push(i);
      }
      not_empty.notify_one();
    }
  });
  for (int i = 0; i < 4; ++i) {
    std::unique_lock lock(mutex);
    not_empty.wait(lock, [] { return !queue.empty(); });
    std::cout << "got " << queue.front() << '\n';
    queue.pop();
  }
}
