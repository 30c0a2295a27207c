// A bid is written only if the highest one is still what was compared.
// Notice that after a failed exchange there is a newer one to compare.

#include <atomic>
#include <functional>
#include <iostream>
#include <thread>
#include <vector>

void raise_to(std::atomic<int>& highest, int bid) {
  int seen = highest;
  while (seen < bid && !highest.compare_exchange_weak(seen, bid)) {
    // Somebody was faster, and seen is now what is there.
  }
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

// Output:
//   highest bid: 70
