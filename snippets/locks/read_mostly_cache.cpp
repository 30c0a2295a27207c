// Readers share the lock; a miss takes it alone and looks again, for
// another thread may have been quicker. No square is computed twice.

#include <iostream>
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
    // Here the lock is free: a shared lock cannot be upgraded.
    std::lock_guard writing(mutex_);
    const auto [entry, is_new] = squares_.try_emplace(number);
    if (is_new) {
      entry->second = number * number;
      ++computed_;
    }
    return entry->second;
  }

  int computed() const {
    std::shared_lock reading(mutex_);
    return computed_;
  }

private:
  mutable std::shared_mutex mutex_;  // Guards all that follows.
  std::map<int, int> squares_;
  int computed_ = 0;
};

int main() {
  constexpr int threads = 4;
  constexpr int numbers = 3;
  square_cache cache;

  std::vector<std::jthread> readers;
  for (int i = 0; i < threads; ++i) {
    readers.emplace_back([&] {
      for (int n = 1; n <= numbers; ++n) cache.square(n);
    });
  }
  readers.clear();  // Joins them all.

  std::cout << "computed: " << cache.computed() << '\n';
}

// Output:
//   computed: 3
// Reduced (threads = 2, numbers = 1):
//   computed: 1
