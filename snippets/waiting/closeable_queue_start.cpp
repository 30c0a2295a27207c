// Exercise: the consumer has had enough after three items and leaves.
// Give the queue a close() that also lets the waiting producer go.

#include <condition_variable>
#include <iostream>
#include <mutex>
#include <queue>
#include <thread>

class bounded_queue {
public:
  void push(int item) {
    std::unique_lock lock(mutex_);
    not_full_.wait(lock, [&] { return items_.size() < capacity; });
    items_.push(item);
    not_empty_.notify_one();
  }

  int pop() {
    std::unique_lock lock(mutex_);
    not_empty_.wait(lock, [&] { return !items_.empty(); });
    const int item = items_.front();
    items_.pop();
    not_full_.notify_one();
    return item;
  }

private:
  static constexpr unsigned capacity = 2;
  std::condition_variable not_full_;
  std::condition_variable not_empty_;
  std::mutex mutex_;  // Guards items_.
  std::queue<int> items_;
};

int main() {
  bounded_queue queue;
  int accepted = 0;

  std::jthread producer([&] {
    while (accepted < 10) {
      queue.push(accepted);
      ++accepted;
    }
  });

  for (int taken = 0; taken < 3; ++taken) queue.pop();
  producer.join();
  std::cout << "items accepted: " << accepted << '\n';
}

// Fails (lost wake-up):
