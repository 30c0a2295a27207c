// Whoever takes the key gives it back. The program is right, and still
// it stops in some schedules: the mistake is in the library of g++ 12.

#include <iostream>
#include <latch>
#include <semaphore>
#include <thread>
#include <vector>

int main() {
  std::binary_semaphore key(1);
  std::latch post_has_come(1);

  const auto visit = [&](const char* report) {
    key.acquire();
    post_has_come.wait();
    std::cout << report;
    key.release();
  };

  std::vector<std::jthread> people;
  people.emplace_back(visit, "Ann was inside\n");
  people.emplace_back(visit, "Bob was inside\n");
  post_has_come.count_down();
}

// Fails (lost wake-up):
