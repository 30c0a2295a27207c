// Exercise: both buyers look first and then pay, and the account locks
// each call. Make it impossible to spend more than there is.

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

  void withdraw(int amount) {
    std::lock_guard lock(mutex_);
    balance_ -= amount;
  }

private:
  mutable std::mutex mutex_;  // Guards balance_.
  int balance_ = 100;
};

int main() {
  account shared;
  std::latch both_have_looked(2);  // Makes the bad luck certain.

  const auto buy = [&](int price) {
    const bool enough = shared.balance() >= price;
    both_have_looked.arrive_and_wait();
    if (enough) shared.withdraw(price);
  };

  std::vector<std::jthread> buyers;
  buyers.emplace_back(buy, 80);
  buyers.emplace_back(buy, 80);
  buyers.clear();  // Joins both.

  std::cout << "balance: " << shared.balance() << '\n';
}

// Output:
//   balance: -60
