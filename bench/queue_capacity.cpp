/// What does it cost to pass one item through a bounded queue?
/// One thread puts items in, another takes them out. In a queue for one item
/// they wait for each other at every item; the larger the queue, the more often
/// each can go on.

#include <condition_variable>
#include <mutex>
#include <queue>
#include <string>
#include <thread>

#include "suite.hpp"

namespace {

using bench::variant;
using benchmark::State;

class bounded_queue {
public:
  explicit bounded_queue(std::size_t capacity) : capacity_(capacity) {}

  void push(long item) {
    std::unique_lock lock(mutex_);
    not_full_.wait(lock, [this] { return items_.size() < capacity_; });
    items_.push(item);
    not_empty_.notify_one();
  }

  long pop() {
    std::unique_lock lock(mutex_);
    not_empty_.wait(lock, [this] { return !items_.empty(); });
    const long item = items_.front();
    items_.pop();
    not_full_.notify_one();
    return item;
  }

private:
  const std::size_t capacity_;
  std::mutex mutex_;  // Guards items_.
  std::condition_variable not_full_;
  std::condition_variable not_empty_;
  std::queue<long> items_;
};

constexpr long last = -1;

void pass_items(State& state, std::size_t capacity) {
  bounded_queue queue(capacity);
  std::jthread consumer([&] {
    while (queue.pop() != last) {
    }
  });
  for (auto _ : state) queue.push(1);
  queue.push(last);
}

}  // namespace

int main(int argc, char** argv) {
  for (const std::size_t capacity : {1UL, 16UL, 1'024UL}) {
    const std::string size = std::to_string(capacity);
    variant("capacity-" + size,
            capacity == 1 ? "room for 1 item" : "room for " + size + " items",
            [=](State& state) { pass_items(state, capacity); });
  }
  return bench::run_suite(argc, argv);
}
