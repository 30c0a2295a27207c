// The top is a plate and a number of changes, exchanged as one. Notice
// that Ann's first exchange fails, and that she looks again.

#include <array>
#include <atomic>
#include <functional>
#include <iostream>
#include <thread>
#include <utility>

class stack {  // Of plates with the numbers 1 to 3; 0 is the table.
public:
  void push(int plate) {
    top seen = top_;
    do {
      below_[plate] = seen.plate;
    } while (
        !top_.compare_exchange_strong(seen, {plate, seen.changes + 1}));
  }

  int pop(const std::function<void()>& meanwhile = [] {}) {
    top seen = top_;
    while (seen.plate != 0) {
      const top rest{below_[seen.plate], seen.changes + 1};
      meanwhile();
      if (top_.compare_exchange_strong(seen, rest)) break;
    }
    return seen.plate;
  }

private:
  struct alignas(8) top {  // Eight bytes, exchanged in one step.
    int plate = 0;
    unsigned changes = 0;  // Counted up, so no top comes back.
  };
  std::atomic<top> top_ = top{};
  std::array<std::atomic<int>, 4> below_{};
};

int main() {
  stack plates;
  for (int plate : {3, 2, 1}) plates.push(plate);

  bool bob_was_here = false;
  const int plate = plates.pop([&] {  // Between Ann's two steps.
    if (std::exchange(bob_was_here, true)) return;
    std::jthread bob([&] {
      const int first = plates.pop();
      std::cout << "Bob takes plate " << plates.pop() << '\n';
      plates.push(first);  // He does not need it after all.
    });
  });
  std::cout << "Ann takes plate " << plate << '\n';

  std::cout << "left on the stack:";
  while (const int left = plates.pop()) std::cout << ' ' << left;
  std::cout << '\n';
}

// Output:
//   Bob takes plate 2
//   Ann takes plate 1
//   left on the stack: 3
