// A seat is taken only from the number that was looked at. Notice that
// the loop ends for two reasons: a seat is ours, or none is left.

#include <atomic>
#include <iostream>
#include <latch>
#include <thread>
#include <vector>

int main() {
  std::atomic<int> seats = 1;
  std::latch both_are_here(2);

  const auto take_seat = [&] {
    both_are_here.arrive_and_wait();
    int seen = seats;
    while (seen > 0 && !seats.compare_exchange_weak(seen, seen - 1)) {
      // Somebody else was faster; seen is the new number.
    }
  };

  std::vector<std::jthread> guests;
  guests.emplace_back(take_seat);
  guests.emplace_back(take_seat);
  guests.clear();  // Joins both.

  std::cout << "seats left: " << seats << '\n';
}

// Output:
//   seats left: 0
