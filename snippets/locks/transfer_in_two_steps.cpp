// Wrong on purpose: the money leaves one account under one lock and
// reaches the other under another. An audit in between misses it.

#include <iostream>
#include <mutex>
#include <thread>
#include <vector>

struct account {
  std::mutex mutex;  // Guards balance.
  int balance = 100;
};

int main() {
  account savings;
  account wallet;

  std::vector<std::jthread> people;
  people.emplace_back([&] {
    {
      std::lock_guard lock(savings.mutex);
      savings.balance -= 50;
    }
    std::lock_guard lock(wallet.mutex);
    wallet.balance += 50;
  });
  people.emplace_back([&] {
    std::scoped_lock both(savings.mutex, wallet.mutex);
    std::cout << "audit: " << savings.balance + wallet.balance << '\n';
  });
}

// Outcomes:
//   audit: 200
// or
//   audit: 150
