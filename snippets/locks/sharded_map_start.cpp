// Exercise: two callers need different entries of one phone book, and
// each waits for the other inside. Give every initial its own lock.

#include <iostream>
#include <latch>
#include <map>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

class phone_book {
public:
  template <class F>
  void with(const std::string& name, F action) {
    std::lock_guard lock(mutex_);
    action(numbers_[name]);
  }

private:
  std::mutex mutex_;  // Guards numbers_.
  std::map<std::string, int> numbers_;
};

int main() {
  phone_book book;
  std::latch both_inside(2);

  const auto enter = [&](const char* name, int number) {
    book.with(name, [&](int& entry) {
      both_inside.arrive_and_wait();
      entry = number;
    });
  };

  std::vector<std::jthread> callers;
  callers.emplace_back(enter, "Ann", 12);
  callers.emplace_back(enter, "Bob", 34);
  callers.clear();  // Joins both.

  std::cout << "both were inside at once\n";
}

// Fails (deadlock):
