// The transfer holds both locks until the money has arrived. The sum is
// a promise about two accounts, so one lock alone cannot keep it.

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
    std::scoped_lock both(savings.mutex, wallet.mutex);
    savings.balance -= 50;
    wallet.balance += 50;
  });
  people.emplace_back([&] {
    std::scoped_lock both(savings.mutex, wallet.mutex);
    std::cout << "audit: " << savings.balance + wallet.balance << '\n';
  });
}

// Output:
//   audit: 200
