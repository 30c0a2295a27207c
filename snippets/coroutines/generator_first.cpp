// The function stops in the middle of an endless loop, hands out one
// number, and goes on from there when the next one is asked for.

#include <coroutine>
#include <iostream>
#include <utility>

class generator {
public:
  struct promise_type;
  using handle = std::coroutine_handle<promise_type>;

  struct promise_type {
    int value = 0;

    handle get_return_object() { return handle::from_promise(*this); }
    std::suspend_always initial_suspend() { return {}; }
    std::suspend_always yield_value(int next) {
      value = next;
      return {};
    }
    std::suspend_always final_suspend() noexcept { return {}; }
    void unhandled_exception() { throw; }
  };

  generator(handle frame) : frame_(frame) {}
  generator(const generator&) = delete;
  generator& operator=(const generator&) = delete;
  ~generator() { frame_.destroy(); }

  int next() {
    frame_.resume();
    return frame_.promise().value;
  }

private:
  handle frame_;
};

generator fibonacci() {
  int a = 0;
  int b = 1;
  while (true) {
    co_yield a;
    a = std::exchange(b, a + b);
  }
}

int main() {
  generator numbers = fibonacci();
  std::cout << numbers.next();
  for (int i = 1; i < 7; ++i) std::cout << ' ' << numbers.next();
  std::cout << '\n';
}

// Output:
//   0 1 1 2 3 5 8
