// Exercise: one seat is left, and both guests take it. Each access to
// it is atomic. Let no seat be sold twice, without a lock.

#include <atomic>
#include <iostream>
#include <latch>
#include <thread>
#include <vector>

int main() {
  std::atomic<int> seats = 1;
  std::latch both_have_looked(2);  // Makes the bad luck certain.

  const auto take_seat = [&] {
    const bool free = seats > 0;
    both_have_looked.arrive_and_wait();
    if (free) --seats;
  };

  std::vector<std::jthread> guests;
  guests.emplace_back(take_seat);
  guests.emplace_back(take_seat);
  guests.clear();  // Joins both.

  std::cout << "seats left: " << seats << '\n';
}

// Output:
//   seats left: -1
