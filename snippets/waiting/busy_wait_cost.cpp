// Two threads wait for the same flag. One asks until it is set, the
// other sleeps. Notice how often each of them looked.

#include <atomic>
#include <chrono>
#include <iostream>
#include <thread>
#include <vector>

int main() {
  using namespace std::chrono_literals;
  std::atomic<bool> open = false;
  long looks_while_asking = 1;
  long looks_while_sleeping = 1;

  std::vector<std::jthread> customers;
  customers.emplace_back([&] {
    while (!open) ++looks_while_asking;
  });
  customers.emplace_back([&] {
    while (!open) {
      open.wait(false);  // Returns only when it is no longer false.
      ++looks_while_sleeping;
    }
  });

  std::this_thread::sleep_for(100ms);  // Something that takes time.
  open = true;
  open.notify_all();
  customers.clear();  // Joins both.

  std::cout << "asking:   " << looks_while_asking << " looks\n"
            << "sleeping: " << looks_while_sleeping << " looks\n";
}

// Output:
//   asking:   <number> looks
//   sleeping: <number 1..2> looks
