// The account looks and pays under one lock. Notice that the caller no
// longer asks first; it tries, and is told whether it worked.

#include <iostream>
#include <latch>
#include <mutex>
#include <thread>
#include <vector>

class account {
public:
  int balance() const {
    std::lock_guard lock(mutex_);
    return balance_;
  }

  bool try_withdraw(int amount) {
    std::lock_guard lock(mutex_);
    if (balance_ < amount) return false;
    balance_ -= amount;
    return true;
  }

private:
  mutable std::mutex mutex_;  // Guards balance_.
  int balance_ = 100;
};

int main() {
  account shared;
  std::latch both_are_here(2);

  const auto buy = [&](int price) {
    both_are_here.arrive_and_wait();
    shared.try_withdraw(price);
  };

  std::vector<std::jthread> buyers;
  buyers.emplace_back(buy, 80);
  buyers.emplace_back(buy, 80);
  buyers.clear();  // Joins both.

  std::cout << "balance: " << shared.balance() << '\n';
}

// Output:
//   balance: 20
