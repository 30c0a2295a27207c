// Wrong on purpose: both deposits read the balance before either writes
// it back. Every access is atomic, and still one deposit is lost.

#include <atomic>
#include <iostream>
#include <latch>
#include <thread>
#include <vector>

int main() {
  std::atomic<int> balance = 100;
  std::latch both_have_read(2);  // Makes the bad luck certain.

  const auto deposit = [&](int amount) {
    const int seen = balance;
    both_have_read.arrive_and_wait();
    balance = seen + amount;
  };

  std::vector<std::jthread> customers;
  customers.emplace_back(deposit, 50);
  customers.emplace_back(deposit, 20);
  customers.clear();  // Joins both.

  std::cout << "expected 170, got " << balance << '\n';
}

// Outcomes:
//   expected 170, got 150
// or
//   expected 170, got 120
