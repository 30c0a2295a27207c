// The cache looks again once it holds the lock alone. Notice that what
// it saw under the shared lock is only a hint by then.

#include <iostream>
#include <latch>
#include <map>
#include <mutex>
#include <shared_mutex>
#include <thread>
#include <vector>

class square_cache {
public:
  int square(int number) {
    {
      std::shared_lock reading(mutex_);
      const auto found = squares_.find(number);
      if (found != squares_.end()) return found->second;
    }
    both_missed_.arrive_and_wait();
    std::lock_guard writing(mutex_);
    const auto found = squares_.find(number);
    if (found != squares_.end()) return found->second;
    ++computed_;
    return squares_[number] = number * number;
  }

  int computed() const {
    std::shared_lock reading(mutex_);
    return computed_;
  }

private:
  std::latch both_missed_{2};        // Makes the bad luck certain.
  mutable std::shared_mutex mutex_;  // Guards all that follows.
  std::map<int, int> squares_;
  int computed_ = 0;
};

int main() {
  constexpr int threads = 2;
  square_cache cache;

  std::vector<std::jthread> readers;
  for (int i = 0; i < threads; ++i) {
    readers.emplace_back([&] { cache.square(7); });
  }
  readers.clear();  // Joins them all.

  std::cout << "computed: " << cache.computed() << '\n';
}

// Output:
//   computed: 1
