// Wrong on purpose: Ann compares the top plate before she takes it.
// Meanwhile that plate leaves and comes back; the one below does not.

#include <array>
#include <atomic>
#include <functional>
#include <iostream>
#include <thread>
#include <utility>

class stack {  // Of plates with the numbers 1 to 3; 0 is the table.
public:
  void push(int plate) {
    int seen = top_;
    do {
      below_[plate] = seen;
    } while (!top_.compare_exchange_strong(seen, plate));
  }

  int pop(const std::function<void()>& meanwhile = [] {}) {
    int seen = top_;
    while (seen != 0) {
      const int rest = below_[seen];
      meanwhile();
      if (top_.compare_exchange_strong(seen, rest)) break;
    }
    return seen;
  }

private:
  std::atomic<int> top_ = 0;
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
//   left on the stack: 2 3
