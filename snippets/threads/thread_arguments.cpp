// Arguments are copied into the new thread. A reference has to be asked
// for by name, and what cannot be copied has to be moved.

#include <functional>
#include <iostream>
#include <memory>
#include <thread>
#include <utility>

void work(int copy, int& original, std::unique_ptr<int> gift) {
  ++copy;
  ++original;
  ++*gift;
}

int main() {
  int by_value = 1;
  int by_reference = 1;
  auto moved = std::make_unique<int>(1);

  std::jthread worker(work, by_value, std::ref(by_reference),
                      std::move(moved));
  worker.join();

  std::cout << "by value: still " << by_value << '\n'
            << "by reference: now " << by_reference << '\n'
            << "moved: " << (moved ? "still here" : "gone") << '\n';
}

// Output:
//   by value: still 1
//   by reference: now 2
//   moved: gone
