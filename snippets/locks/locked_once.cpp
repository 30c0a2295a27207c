// The public functions lock, the private one expects the lock to be
// held. Notice that no public function calls another one.

#include <iostream>
#include <mutex>

class account {
public:
  void deposit(int amount) {
    std::lock_guard lock(mutex_);
    add(amount);
  }

  void deposit_twice(int amount) {
    std::lock_guard lock(mutex_);
    add(amount);
    add(amount);
  }

  int balance() const {
    std::lock_guard lock(mutex_);
    return balance_;
  }

private:
  // The caller holds mutex_.
  void add(int amount) { balance_ += amount; }

  mutable std::mutex mutex_;  // Guards balance_.
  int balance_ = 0;
};

int main() {
  account savings;
  savings.deposit_twice(50);
  std::cout << "balance: " << savings.balance() << '\n';
}

// Output:
//   balance: 100
