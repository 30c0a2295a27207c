// Wrong on purpose: a barrier that counts under the lock, and looks at
// the count without it. The look is half of a data race.

// The semaphores of g++ 12 can oversleep; the system's do not.
#define _GLIBCXX_USE_POSIX_SEMAPHORE 1

#include <iostream>
#include <mutex>
#include <semaphore>
#include <thread>
#include <vector>

class meeting {
public:
  explicit meeting(int expected) : expected_(expected) {}

  void arrive_and_wait() {
    {
      std::lock_guard lock(mutex_);
      ++arrived_;
    }
    if (arrived_ == expected_) turnstile_.release();
    turnstile_.acquire();
    turnstile_.release();
  }

private:
  const int expected_;
  std::mutex mutex_;  // Guards arrived_.
  int arrived_ = 0;
  std::counting_semaphore<> turnstile_{0};
};

int main() {
  meeting three(3);

  const auto attend = [&](const char* arrives, const char* begins) {
    std::cout << arrives;
    three.arrive_and_wait();
    std::cout << begins;
  };

  std::vector<std::jthread> people;
  people.emplace_back(attend, "Ann arrives\n", "Ann begins\n");
  people.emplace_back(attend, "Bob arrives\n", "Bob begins\n");
  people.emplace_back(attend, "Cem arrives\n", "Cem begins\n");
}

// Fails (data race):
