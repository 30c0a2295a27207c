// Three philosophers, three forks, everybody takes the left one first.
#include <mutex>
#include <thread>
#include <utility>
#include <vector>

constexpr int seats = 3;
std::mutex forks[seats];

void dine(int seat) {
  int first = seat;
  int second = (seat + 1) % seats;
#ifdef FIXED
  if (first > second) std::swap(first, second);
#endif
  const std::lock_guard left(forks[first]);
  const std::lock_guard right(forks[second]);
}

int main() {
  std::vector<std::thread> philosophers;
  for (int seat = 0; seat < seats; ++seat)
    philosophers.emplace_back(dine, seat);
  for (std::thread& philosopher : philosophers) philosopher.join();
}
