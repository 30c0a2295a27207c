// Wrong on purpose: an account is copied, and it holds a mutex. A mutex
// can be neither copied nor moved, and so neither can the account.

#include <mutex>

struct account {
  std::mutex mutex;  // Guards balance.
  int balance = 100;
};

int main() {
  account savings;
  account copy = savings;
  return copy.balance;
}

// Does not compile (g++):
//   use of deleted function 'account::account(const account&)'
//   use of deleted function 'std::mutex::mutex(const std::mutex&)'
