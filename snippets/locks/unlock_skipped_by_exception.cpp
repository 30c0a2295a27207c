// Wrong on purpose: an exception jumps over unlock(); the mutex stays
// locked. Notice that the program stops only later, in another thread.

#include <iostream>
#include <mutex>
#include <stdexcept>
#include <thread>

int main() {
  std::mutex mutex;  // Guards balance.
  int balance = 100;

  const auto withdraw = [&](int amount) {
    mutex.lock();
    if (amount > balance) throw std::runtime_error("too little money");
    balance -= amount;
    mutex.unlock();
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

// Fails (deadlock):
//   too little money
