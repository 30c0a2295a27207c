// All four jobs lock in one order: bar, till, kitchen, cellar. Notice
// that the work is the same; only the last job turned round.

#include <iostream>
#include <latch>
#include <mutex>
#include <thread>
#include <vector>

int main() {
  std::mutex bar;
  std::mutex till;
  std::mutex kitchen;
  std::mutex cellar;
  std::latch opening_time(4);

  const auto work = [&](std::mutex* from, std::mutex* to,
                        const char* report) {
    opening_time.arrive_and_wait();
    std::lock_guard first(*from);
    std::lock_guard second(*to);
    std::cout << report;
  };

  std::vector<std::jthread> jobs;
  jobs.emplace_back(work, &bar, &till, "drinks are paid\n");
  jobs.emplace_back(work, &till, &kitchen, "meals are paid\n");
  jobs.emplace_back(work, &kitchen, &cellar, "potatoes are fetched\n");
  jobs.emplace_back(work, &bar, &cellar, "wine is fetched\n");
}

// Unordered output:
//   drinks are paid
//   meals are paid
//   potatoes are fetched
//   wine is fetched
