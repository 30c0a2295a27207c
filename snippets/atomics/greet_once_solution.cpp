// Asking and setting are one step, exchange, which returns what was
// there. Notice that only one thread is told that nobody was.

#include <atomic>
#include <iostream>
#include <latch>
#include <thread>
#include <vector>

int main() {
  std::atomic<bool> greeted = false;
  std::atomic<int> greetings = 0;
  std::latch both_are_here(2);

  const auto greet = [&] {
    both_are_here.arrive_and_wait();
    const bool too_late = greeted.exchange(true);
    if (too_late) return;
    ++greetings;
  };

  std::vector<std::jthread> hosts;
  hosts.emplace_back(greet);
  hosts.emplace_back(greet);
  hosts.clear();  // Joins both.

  std::cout << "greetings: " << greetings << '\n';
}

// Output:
//   greetings: 1
