// Wrong on purpose: each thread has a shared_ptr of its own, and all of
// them point to one int. Owners are counted safely, visits are not.

#include <iostream>
#include <latch>
#include <memory>
#include <thread>
#include <vector>

int main() {
  const auto visits = std::make_shared<int>(0);
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

// Fails (data race):
//   owners: 1
//   visits: <number 1..2>
