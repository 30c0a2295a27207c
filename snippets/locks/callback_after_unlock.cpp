// ring() copies its listeners under the lock and calls them without it.
// Notice that a listener may now talk back to the bell.

#include <functional>
#include <iostream>
#include <mutex>
#include <utility>
#include <vector>

class doorbell {
public:
  void on_ring(std::function<void()> listener) {
    std::lock_guard lock(mutex_);
    listeners_.push_back(std::move(listener));
  }

  void ring() {
    for (const auto& listener : listeners()) listener();
  }

private:
  std::vector<std::function<void()>> listeners() const {
    std::lock_guard lock(mutex_);
    return listeners_;
  }

  mutable std::mutex mutex_;  // Guards listeners_.
  std::vector<std::function<void()>> listeners_;
};

int main() {
  doorbell bell;
  bell.on_ring([&] {
    std::cout << "the dog barks\n";
    bell.on_ring([] { std::cout << "the neighbour calls\n"; });
  });
  bell.ring();
  bell.ring();
}

// Output:
//   the dog barks
//   the dog barks
//   the neighbour calls
