// A ticket lock serves threads by the number they drew. Notice that
// they start in the opposite order, and are served by number.

#include <atomic>
#include <iostream>
#include <mutex>
#include <thread>
#include <vector>

class ticket_lock {
public:
  unsigned draw_ticket() { return next_ticket_++; }

  void wait_for_turn(unsigned ticket) {
    for (unsigned serving = now_serving_; serving != ticket;
         serving = now_serving_) {
      now_serving_.wait(serving);
    }
  }

  void lock() { wait_for_turn(draw_ticket()); }

  void unlock() {
    ++now_serving_;
    now_serving_.notify_all();
  }

private:
  std::atomic<unsigned> next_ticket_ = 0;
  std::atomic<unsigned> now_serving_ = 0;
};

int main() {
  ticket_lock counter;
  const unsigned ann = counter.draw_ticket();
  const unsigned bob = counter.draw_ticket();
  const unsigned cem = counter.draw_ticket();

  const auto buy = [&](unsigned ticket, const char* receipt) {
    counter.wait_for_turn(ticket);
    std::cout << receipt;
    counter.unlock();
  };

  const auto queue_and_buy = [&](const char* receipt) {
    std::lock_guard turn(counter);
    std::cout << receipt;
  };

  std::vector<std::jthread> customers;
  customers.emplace_back(queue_and_buy, "Dan is served\n");
  customers.emplace_back(buy, cem, "Cem is served\n");
  customers.emplace_back(buy, bob, "Bob is served\n");
  customers.emplace_back(buy, ann, "Ann is served\n");
}

// Output:
//   Ann is served
//   Bob is served
//   Cem is served
//   Dan is served
