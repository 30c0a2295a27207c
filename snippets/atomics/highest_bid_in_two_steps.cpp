// Wrong on purpose: comparing is one step and writing is another. In
// between, somebody else may write a higher bid, and lose it.

#include <atomic>
#include <functional>
#include <iostream>
#include <thread>
#include <vector>

void raise_to(std::atomic<int>& highest, int bid) {
  if (highest < bid) highest = bid;
}

int main() {
  std::atomic<int> highest = 0;

  std::vector<std::jthread> bidders;
  for (int bid : {30, 70, 50}) {
    bidders.emplace_back(raise_to, std::ref(highest), bid);
  }
  bidders.clear();  // Joins them all.

  std::cout << "highest bid: " << highest << '\n';
}

// Outcomes:
//   highest bid: 30
// or
//   highest bid: 50
// or
//   highest bid: 70
