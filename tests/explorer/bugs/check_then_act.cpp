// Every access is under the lock, but what was checked under one lock is
// acted upon under the next.
#include <cassert>
#include <mutex>
#include <thread>

class account {
public:
  bool withdraw(int amount) {
#ifdef FIXED
    const std::lock_guard lock(mutex_);
    if (balance_ < amount) return false;
#else
    if (balance() < amount) return false;
    const std::lock_guard lock(mutex_);
#endif
    balance_ -= amount;
    return true;
  }

  int balance() {
    const std::lock_guard lock(mutex_);
    return balance_;
  }

private:
  std::mutex mutex_;
  int balance_ = 100;
};

int main() {
  account shared;
  std::thread left([&] { shared.withdraw(80); });
  std::thread right([&] { shared.withdraw(80); });
  left.join();
  right.join();
  assert(shared.balance() >= 0);
}
