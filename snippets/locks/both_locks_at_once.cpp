// One scoped_lock takes pen and paper together. Notice that Ann and Bob
// may name them in any order.

#include <iostream>
#include <mutex>
#include <thread>
#include <vector>

int main() {
  std::mutex pen;
  std::mutex paper;

  std::vector<std::jthread> people;
  people.emplace_back([&] {
    std::scoped_lock both(pen, paper);
    std::cout << "Ann writes\n";
  });
  people.emplace_back([&] {
    std::scoped_lock both(paper, pen);
    std::cout << "Bob writes\n";
  });
}

// Unordered output:
//   Ann writes
//   Bob writes
