// Four threads move money between random accounts, each way round.
// Notice that no deadlock stops them and that no money is lost.

#include <array>
#include <iostream>
#include <mutex>
#include <random>
#include <thread>
#include <vector>

struct account {
  std::mutex mutex;  // Guards balance.
  int balance = 2500;
};

void transfer(account& from, account& to, int amount) {
  if (&from == &to) return;  // One mutex must not be locked twice.
  std::scoped_lock both(from.mutex, to.mutex);
  from.balance -= amount;
  to.balance += amount;
}

int main() {
  constexpr int threads = 4;
  constexpr int rounds = 250;
  std::array<account, 4> bank;

  const auto trade = [&](unsigned seed) {
    std::minstd_rand random(seed);
    for (int round = 0; round < rounds; ++round) {
      account& from = bank[random() % bank.size()];
      account& to = bank[random() % bank.size()];
      transfer(from, to, 10);
    }
  };

  std::vector<std::jthread> traders;
  for (unsigned i = 1; i <= threads; ++i)
    traders.emplace_back(trade, i);
  traders.clear();  // Joins them all.

  int total = 0;
  for (const account& one : bank) total += one.balance;
  std::cout << "total: " << total << '\n';
}

// Output:
//   total: 10000
// Reduced (threads = 2, rounds = 2):
//   total: 10000
