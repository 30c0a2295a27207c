// Each holds what the other wants, but a timed lock gives up after a
// while. Notice that the two reports together name the whole circle.

#include <chrono>
#include <iostream>
#include <latch>
#include <mutex>
#include <thread>
#include <vector>

int main() {
  using namespace std::chrono_literals;
  std::timed_mutex pen;
  std::timed_mutex paper;
  std::latch both_hold_one(2);  // Makes the bad luck certain.
  std::latch both_gave_up(2);

  const auto write = [&](std::timed_mutex* mine,
                         std::timed_mutex* wanted, const char* report) {
    std::lock_guard first(*mine);
    both_hold_one.arrive_and_wait();
    std::unique_lock second(*wanted, 20ms);
    if (!second.owns_lock()) std::cout << report;
    both_gave_up.arrive_and_wait();
  };

  std::vector<std::jthread> people;
  people.emplace_back(write, &pen, &paper,
                      "Ann holds the pen, no paper in time\n");
  people.emplace_back(write, &paper, &pen,
                      "Bob holds the paper, no pen in time\n");
}

// Unordered output:
//   Ann holds the pen, no paper in time
//   Bob holds the paper, no pen in time
