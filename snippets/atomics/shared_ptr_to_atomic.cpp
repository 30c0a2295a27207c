// The same pointers to one atomic int. Notice that two things are
// counted safely now, each by an atomic of its own.

#include <atomic>
#include <iostream>
#include <latch>
#include <memory>
#include <thread>
#include <vector>

int main() {
  const auto visits = std::make_shared<std::atomic<int>>(0);
  std::latch both_are_here(2);

  std::vector<std::jthread> visitors;
  for (int i = 0; i < 2; ++i) {
    visitors.emplace_back([visits, &both_are_here] {
      both_are_here.arrive_and_wait();
      ++*visits;
    });
  }
  visitors.clear();  // Joins both.

  std::cout << "owners: " << visits.use_count() << '\n';
  std::cout << "visits: " << *visits << '\n';
}

// Output:
//   owners: 1
//   visits: 2
