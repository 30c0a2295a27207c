// Wrong on purpose: Ann and Bob lock in opposite orders, one after the
// other. No run can deadlock, and still a tool sees the danger.

#include <iostream>
#include <mutex>
#include <thread>
#include <vector>

int main() {
  std::mutex pen;
  std::mutex paper;

  std::vector<std::jthread> people;
  people.emplace_back([&] {
    std::lock_guard first(pen);
    std::lock_guard second(paper);
    std::cout << "Ann writes\n";
  });
  people.clear();  // Ann is joined before Bob starts.
  people.emplace_back([&] {
    std::lock_guard first(paper);
    std::lock_guard second(pen);
    std::cout << "Bob writes\n";
  });
}

// Fails (lock-order inversion):
//   Ann writes
//   Bob writes
