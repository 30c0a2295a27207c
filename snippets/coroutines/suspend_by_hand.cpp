// The main function and a coroutine take turns on one thread. Nothing
// resumes the coroutine but the call of resume.

#include <coroutine>
#include <iostream>

struct walk {
  struct promise_type {
    walk get_return_object() {
      return {std::coroutine_handle<promise_type>::from_promise(*this)};
    }
    std::suspend_always initial_suspend() { return {}; }
    std::suspend_always final_suspend() noexcept { return {}; }
    void return_void() {}
    void unhandled_exception() { throw; }
  };

  std::coroutine_handle<promise_type> frame;
};

walk two_steps() {
  std::cout << "coroutine: step 1\n";
  co_await std::suspend_always();
  std::cout << "coroutine: step 2\n";
}

int main() {
  const walk walker = two_steps();
  std::cout << "main: called, nothing has run\n";
  walker.frame.resume();
  std::cout << "main: between the steps\n";
  walker.frame.resume();
  std::cout << "main: done = " << walker.frame.done() << '\n';
  walker.frame.destroy();
}

// Output:
//   main: called, nothing has run
//   coroutine: step 1
//   main: between the steps
//   coroutine: step 2
//   main: done = 1
