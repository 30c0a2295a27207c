// Wrong on purpose: each await_suspend resumes the other coroutine by a
// call. A loop without any recursion runs out of stack.

#include <coroutine>
#include <exception>
#include <iostream>

class task {
public:
  struct promise_type;
  using handle = std::coroutine_handle<promise_type>;

  task(handle frame) : frame_(frame) {}
  task(const task&) = delete;
  task& operator=(const task&) = delete;
  ~task() { frame_.destroy(); }

  void start() { frame_.resume(); }

  bool await_ready() const { return false; }
  void await_suspend(std::coroutine_handle<>);
  void await_resume() const {}

private:
  handle frame_;
};

struct hand_over {
  bool await_ready() const noexcept { return false; }
  void await_suspend(task::handle) const noexcept;
  void await_resume() const noexcept {}
};

struct task::promise_type {
  std::coroutine_handle<> awaiting = std::noop_coroutine();

  handle get_return_object() { return handle::from_promise(*this); }
  std::suspend_always initial_suspend() { return {}; }
  hand_over final_suspend() noexcept { return {}; }
  void return_void() {}
  void unhandled_exception() { std::terminate(); }
};

void task::await_suspend(std::coroutine_handle<> awaiting) {
  frame_.promise().awaiting = awaiting;
  frame_.resume();
}

void hand_over::await_suspend(task::handle finished) const noexcept {
  finished.promise().awaiting.resume();
}

task nothing() { co_return; }

task loop(int count) {
  for (int i = 0; i < count; ++i) co_await nothing();
  std::cout << count << " tasks awaited\n";
}

int main() { loop(1'000'000).start(); }

// Fails (stack overflow): none
// Ends: signal SIGSEGV
