// Exercise: four jobs in a restaurant, each locks two of four places.
// Find the circle, and turn one job round so that none is left.

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
  jobs.emplace_back(work, &cellar, &bar, "wine is fetched\n");
}

// Fails (deadlock):
