// Wrong on purpose: ring() calls its listeners while it holds the lock.
// A listener that talks back to the bell waits for its own thread.

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
    std::lock_guard lock(mutex_);
    for (const auto& listener : listeners_) listener();
  }

private:
  std::mutex mutex_;  // Guards listeners_.
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

// Fails (deadlock):
//   the dog barks
