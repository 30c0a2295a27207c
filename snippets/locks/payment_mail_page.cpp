// Payment holds the lock for all of its three steps, Mail and Page for
// one step at a time. Notice that no line stands between Payment's.

#include <iostream>
#include <mutex>
#include <thread>
#include <vector>

int main() {
  constexpr int steps = 3;
  std::mutex screen;  // Guards std::cout.

  const auto hold_throughout = [&](const char* name) {
    std::lock_guard lock(screen);
    for (int step = 1; step <= steps; ++step) {
      std::cout << name << ": step " << step << '\n';
    }
  };
  const auto hold_for_a_step = [&](const char* name) {
    for (int step = 1; step <= steps; ++step) {
      std::lock_guard lock(screen);
      std::cout << name << ": step " << step << '\n';
    }
  };

  std::vector<std::jthread> tasks;
  tasks.emplace_back(hold_throughout, "Payment");
  tasks.emplace_back(hold_for_a_step, "Mail");
  tasks.emplace_back(hold_for_a_step, "Page");
}

// Output:
// | together
//   Payment: step 1
//   Payment: step 2
//   Payment: step 3
// |
//   Mail: step 1
//   Mail: step 2
//   Mail: step 3
// |
//   Page: step 1
//   Page: step 2
//   Page: step 3
// Reduced (steps = 2):
// | together
//   Payment: step 1
//   Payment: step 2
// |
//   Mail: step 1
//   Mail: step 2
// |
//   Page: step 1
//   Page: step 2
