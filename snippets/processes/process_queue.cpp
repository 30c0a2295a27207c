// A bounded queue in shared memory. Two semaphores count the free and
// the filled places, so whoever finds none waits for another process.

#include <semaphore.h>

#include <array>
#include <course/process.hpp>
#include <course/process_mutex.hpp>
#include <course/shared.hpp>
#include <cstddef>
#include <iostream>
#include <mutex>
#include <vector>

//> queue
class queue {
public:
  queue() {
    constexpr int between_processes = 1;
    sem_init(&free_, between_processes, capacity);
    sem_init(&filled_, between_processes, 0);
  }

  void push(int item) {
    sem_wait(&free_);
    std::unique_lock lock(mutex_);
    items_[pushed_++ % capacity] = item;
    lock.unlock();
    sem_post(&filled_);
  }

  int pop() {
    sem_wait(&filled_);
    std::unique_lock lock(mutex_);
    const int item = items_[popped_++ % capacity];
    lock.unlock();
    sem_post(&free_);
    return item;
  }

private:
  static constexpr std::size_t capacity = 4;

  sem_t free_;
  sem_t filled_;
  course::process_mutex mutex_;  // Guards the members below.
  std::array<int, capacity> items_{};
  std::size_t pushed_ = 0;
  std::size_t popped_ = 0;
};
//< queue

//> main
int main() {
  course::shared<queue> queue;

  std::vector<course::process> producers;
  for (int i = 0; i < 3; ++i) {
    producers.emplace_back([&] {
      for (int item = 0; item < 100; ++item) queue->push(item);
    });
  }

  int sum = 0;
  for (int i = 0; i < 300; ++i) sum += queue->pop();
  std::cout << "sum: " << sum << '\n';
}
//< main

// Output:
//   sum: 14850
