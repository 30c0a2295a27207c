// Three producers and two consumers share a queue of four places. On a
// full queue producers sleep, on an empty one consumers; nobody polls.

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <cstddef>
#include <iostream>
#include <mutex>
#include <optional>
#include <queue>
#include <thread>
#include <vector>

//> queue
class bounded_queue {
public:
  explicit bounded_queue(std::size_t capacity) : capacity_(capacity) {}

  void push(int item) {
    std::unique_lock lock(mutex_);
    not_full_.wait(lock, [&] { return items_.size() < capacity_; });
    items_.push(item);
    largest_size_ = std::max(largest_size_, items_.size());
    not_empty_.notify_one();
  }

  // Nothing: the queue is closed and every item has been taken.
  std::optional<int> pop() {
    std::unique_lock lock(mutex_);
    not_empty_.wait(lock, [&] { return !items_.empty() || closed_; });
    if (items_.empty()) return std::nullopt;
    const int item = items_.front();
    items_.pop();
    not_full_.notify_one();
    return item;
  }

  // Every push must have returned.
  void close() {
    std::lock_guard lock(mutex_);
    closed_ = true;
    not_empty_.notify_all();
  }

  std::size_t largest_size() const {
    std::lock_guard lock(mutex_);
    return largest_size_;
  }

private:
  const std::size_t capacity_;
  std::condition_variable not_full_;
  std::condition_variable not_empty_;
  mutable std::mutex mutex_;  // Guards all that follows.
  std::queue<int> items_;
  std::size_t largest_size_ = 0;
  bool closed_ = false;
};
//< queue

//> main
int main() {
  constexpr int producers = 3;
  constexpr int consumers = 2;
  constexpr int rounds = 100;
  constexpr int capacity = 4;
  bounded_queue queue(capacity);
  std::atomic<int> items = 0;
  std::atomic<int> sum = 0;

  std::vector<std::jthread> consuming;
  for (int i = 0; i < consumers; ++i) {
    consuming.emplace_back([&] {
      while (const std::optional<int> item = queue.pop()) {
        ++items;
        sum += *item;
      }
    });
  }

  std::vector<std::jthread> producing;
  for (int i = 0; i < producers; ++i) {
    producing.emplace_back([&] {
      for (int item = 0; item < rounds; ++item) queue.push(item);
    });
  }

  producing.clear();  // Joins the producers.
  queue.close();
  consuming.clear();  // Joins the consumers.

  std::cout << "items: " << items << '\n'
            << "sum: " << sum << '\n'
            << "largest size: " << queue.largest_size() << '\n';
}
//< main

// Output:
//   items: 300
//   sum: 14850
//   largest size: <number 1..4>
// Reduced (producers = 1, consumers = 1, rounds = 2, capacity = 1):
//   items: 2
//   sum: 1
//   largest size: 1
