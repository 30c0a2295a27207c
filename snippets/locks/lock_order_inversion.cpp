// Ann and Bob lock in opposite orders, but Bob starts when Ann is gone.
// No schedule can deadlock, and ThreadSanitizer warns all the same.

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

// Output:
//   Ann writes
//   Bob writes
// Not under (tsan): it warns of the two orders, though no schedule of this program brings them together
