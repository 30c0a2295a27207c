// close() wakes whoever waits on either side. Notice that push now says
// whether it worked, and that pop still hands out what is left.

#include <condition_variable>
#include <iostream>
#include <mutex>
#include <optional>
#include <queue>
#include <thread>

class bounded_queue {
public:
  // False: the queue is closed, and the item was not taken.
  bool push(int item) {
    std::unique_lock lock(mutex_);
    not_full_.wait(lock,
                   [&] { return items_.size() < capacity || closed_; });
    if (closed_) return false;
    items_.push(item);
    not_empty_.notify_one();
    return true;
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

  void close() {
    std::lock_guard lock(mutex_);
    closed_ = true;
    not_full_.notify_all();
    not_empty_.notify_all();
  }

private:
  static constexpr unsigned capacity = 2;
  std::condition_variable not_full_;
  std::condition_variable not_empty_;
  std::mutex mutex_;  // Guards items_ and closed_.
  std::queue<int> items_;
  bool closed_ = false;
};

int main() {
  bounded_queue queue;
  int accepted = 0;

  std::jthread producer([&] {
    while (accepted < 10 && queue.push(accepted)) ++accepted;
  });

  for (int taken = 0; taken < 3; ++taken) queue.pop();
  queue.close();
  producer.join();
  std::cout << "items accepted: " << accepted << '\n';
}

// Output:
//   items accepted: <number 3..5>
