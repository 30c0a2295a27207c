// The guard's destructor unlocks the mutex however the function ends.
// Notice that the exception leaves no locked mutex behind.

#include <iostream>
#include <mutex>
#include <stdexcept>
#include <thread>

int main() {
  std::mutex mutex;  // Guards balance.
  int balance = 100;

  const auto withdraw = [&](int amount) {
    std::lock_guard lock(mutex);
    if (amount > balance) throw std::runtime_error("too little money");
    balance -= amount;
  };

  try {
    withdraw(500);
  } catch (const std::runtime_error& error) {
    std::cout << error.what() << '\n';
  }

  std::jthread customer(withdraw, 30);
  customer.join();
  std::cout << "balance: " << balance << '\n';
}

// Output:
//   too little money
//   balance: 70
