// Wrong on purpose: Ann takes the pen, then the paper; Bob the paper,
// then the pen. Nearly every run finishes, until once both stop.

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
  people.emplace_back([&] {
    std::lock_guard first(paper);
    std::lock_guard second(pen);
    std::cout << "Bob writes\n";
  });
}

// Fails (deadlock):
