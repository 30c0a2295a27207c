// Wrong on purpose: deposit_twice holds the mutex and calls deposit,
// which locks it again. The thread waits for itself.

#include <iostream>
#include <mutex>

class account {
public:
  void deposit(int amount) {
    std::lock_guard lock(mutex_);
    balance_ += amount;
  }

  void deposit_twice(int amount) {
    std::lock_guard lock(mutex_);
    deposit(amount);
    deposit(amount);
  }

  int balance() const {
    std::lock_guard lock(mutex_);
    return balance_;
  }

private:
  mutable std::mutex mutex_;  // Guards balance_.
  int balance_ = 0;
};

int main() {
  account savings;
  savings.deposit_twice(50);
  std::cout << "balance: " << savings.balance() << '\n';
}

// Fails (deadlock):
