// A loop awaits a million tasks. Each await_suspend says whom to resume
// next and returns; it calls nobody, so the stack does not grow.

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
  std::coroutine_handle<> await_suspend(std::coroutine_handle<>);
  void await_resume() const {}

private:
  handle frame_;
};

struct hand_over {
  bool await_ready() const noexcept { return false; }
  std::coroutine_handle<> await_suspend(task::handle) const noexcept;
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

std::coroutine_handle<> task::await_suspend(
    std::coroutine_handle<> awaiting) {
  frame_.promise().awaiting = awaiting;
  return frame_;
}

std::coroutine_handle<> hand_over::await_suspend(
    task::handle finished) const noexcept {
  return finished.promise().awaiting;
}

task nothing() { co_return; }

task loop(int count) {
  for (int i = 0; i < count; ++i) co_await nothing();
  std::cout << count << " tasks awaited\n";
}

int main() { loop(1'000'000).start(); }

// Output:
//   1000000 tasks awaited
// Not under (tsan): with a sanitizer g++ makes no tail calls, even with -O2
// Not under (asan): with a sanitizer g++ makes no tail calls, even with -O2
// Not under (explorer): its build has no tail calls either
