// Three runners wait for a flag, a fourth comes when it is up already.
// Notice that nobody takes the flag away: it lets all pass.

#include <atomic>
#include <iostream>
#include <latch>
#include <syncstream>
#include <thread>
#include <vector>

class event {
public:
  void set() {
    is_set_ = true;
    is_set_.notify_all();
  }

  void wait() const { is_set_.wait(false); }

private:
  std::atomic<bool> is_set_ = false;
};

int main() {
  event flag;
  std::latch three_are_here(3);

  const auto run = [&](const char* name) {
    std::osyncstream(std::cout) << name << " waits\n";
    three_are_here.count_down();
    flag.wait();
    std::osyncstream(std::cout) << name << " runs\n";
  };

  std::vector<std::jthread> runners;
  for (const char* name : {"Ann", "Bob", "Cem"}) {
    runners.emplace_back(run, name);
  }

  three_are_here.wait();
  std::cout << "the flag goes up\n";
  flag.set();
  runners.clear();  // Joins all.

  flag.wait();
  std::cout << "Dan need not wait\n";
}

// Unordered output:
//   Ann waits
//   Bob waits
//   Cem waits
// ---
//   the flag goes up
// ---
//   Ann runs
//   Bob runs
//   Cem runs
// ---
//   Dan need not wait
