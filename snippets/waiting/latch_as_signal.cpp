// main waits until the cook says that it is done. Notice that this is
// shorter than any sleep that is long enough.

#include <iostream>
#include <latch>
#include <thread>

int main() {
  std::latch done(1);
  int order = 0;

  std::jthread cook([&] {
    order = 42;
    done.count_down();
  });

  done.wait();
  std::cout << "served: " << order << '\n';
}

// Output:
//   served: 42
