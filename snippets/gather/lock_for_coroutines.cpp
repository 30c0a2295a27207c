// A lock for coroutines: whoever has to wait is suspended and the
// thread goes on with others. So it can be held across an await.

#include <coroutine>
#include <course/event_loop.hpp>
#include <course/gather.hpp>
#include <course/task.hpp>
#include <deque>
#include <iostream>
#include <utility>

class coroutine_lock {
public:
  coroutine_lock() = default;
  coroutine_lock(const coroutine_lock&) = delete;
  coroutine_lock& operator=(const coroutine_lock&) = delete;

  bool await_ready() { return !std::exchange(locked_, true); }
  void await_suspend(std::coroutine_handle<> frame) {
    waiting_.push_back(frame);
  }
  void await_resume() const {}

  void unlock() {
    if (waiting_.empty()) {
      locked_ = false;
    } else {  // Stays locked: the first in line has it now.
      course::event_loop::current().schedule(waiting_.front());
      waiting_.pop_front();
    }
  }

private:
  bool locked_ = false;
  std::deque<std::coroutine_handle<>> waiting_;
};

course::task<> add_one(coroutine_lock& lock, int& counter) {
  co_await lock;
  const int seen = counter;
  co_await course::yield();
  counter = seen + 1;
  lock.unlock();
}

int main() {
  coroutine_lock lock;
  int counter = 0;
  course::run(
      course::gather(add_one(lock, counter), add_one(lock, counter)));
  std::cout << "expected 2, got " << counter << '\n';
}

// Output:
//   expected 2, got 2
