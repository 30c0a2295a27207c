// Each task waits for the other. When nothing is ready and nobody
// sleeps the loop knows that nothing can ever happen, and says so.

#include <coroutine>
#include <course/event_loop.hpp>
#include <course/gather.hpp>
#include <course/task.hpp>
#include <iostream>

class event {
public:
  event() = default;
  event(const event&) = delete;
  event& operator=(const event&) = delete;

  bool await_ready() const { return set_; }
  void await_suspend(std::coroutine_handle<> frame) {
    waiting_ = frame;  // This event has one waiter at most.
  }
  void await_resume() const {}

  void set() {
    set_ = true;
    if (waiting_) course::event_loop::current().schedule(waiting_);
  }

private:
  bool set_ = false;
  std::coroutine_handle<> waiting_;
};

course::task<> wait_then_set(event& mine, event& others) {
  co_await others;
  mine.set();
}

int main() {
  event left;
  event right;
  try {
    course::run(course::gather(wait_then_set(left, right),
                               wait_then_set(right, left)));
  } catch (const course::deadlock_error& error) {
    std::cout << error.what() << '\n';
  }
}

// Output:
//   deadlock: nothing left to run
