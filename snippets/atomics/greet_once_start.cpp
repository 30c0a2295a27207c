// Exercise: two hosts ask an atomic flag whether the guest was greeted,
// and both greet. Make it one greeting, without a lock.

#include <atomic>
#include <iostream>
#include <latch>
#include <thread>
#include <vector>

int main() {
  std::atomic<bool> greeted = false;
  std::atomic<int> greetings = 0;
  std::latch both_have_looked(2);  // Makes the bad luck certain.

  const auto greet = [&] {
    const bool too_late = greeted;
    both_have_looked.arrive_and_wait();
    if (too_late) return;
    greeted = true;
    ++greetings;
  };

  std::vector<std::jthread> hosts;
  hosts.emplace_back(greet);
  hosts.emplace_back(greet);
  hosts.clear();  // Joins both.

  std::cout << "greetings: " << greetings << '\n';
}

// Output:
//   greetings: 2
