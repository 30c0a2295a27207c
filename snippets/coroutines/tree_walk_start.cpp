// Exercise: the generator yields the root of the tree only. Let it
// yield all numbers, from the smallest to the greatest.

#include <coroutine>
#include <iostream>
#include <optional>

class generator {
public:
  struct promise_type;
  using handle = std::coroutine_handle<promise_type>;

  struct promise_type {
    std::optional<int> value;

    handle get_return_object() { return handle::from_promise(*this); }
    std::suspend_always initial_suspend() { return {}; }
    std::suspend_always yield_value(int next) {
      value = next;
      return {};
    }
    std::suspend_always final_suspend() noexcept { return {}; }
    void return_void() { value.reset(); }
    void unhandled_exception() { throw; }
  };

  generator(handle frame) : frame_(frame) {}
  generator(const generator&) = delete;
  generator& operator=(const generator&) = delete;
  ~generator() { frame_.destroy(); }

  std::optional<int> next() {  // Nothing after the last one.
    frame_.resume();
    return frame_.promise().value;
  }

private:
  handle frame_;
};

struct node {
  int value;
  const node* left = nullptr;
  const node* right = nullptr;
};

//> walk
generator walk(const node* root) { co_yield root->value; }
//< walk

int main() {
  const node one{1}, three{3}, five{5};
  const node two{2, &one, &three}, four{4, &two, &five};

  generator numbers = walk(&four);
  while (const auto number = numbers.next()) {
    std::cout << *number << '\n';
  }
}

// Output:
//   4
