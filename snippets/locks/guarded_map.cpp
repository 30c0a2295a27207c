// A guarded<T> keeps its value behind its own mutex. Notice that nobody
// comes to the map without going through the lock.

#include <iostream>
#include <map>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

template <class T>
class guarded {
public:
  // Returns by value: a reference would outlive the lock.
  template <class F>
  auto with(F action) {
    std::lock_guard lock(mutex_);
    return action(value_);
  }

private:
  std::mutex mutex_;  // Guards value_.
  T value_;
};

int main() {
  guarded<std::map<std::string, int>> counts;

  const auto count = [&](const std::vector<std::string>& words) {
    for (const std::string& word : words) {
      counts.with([&](auto& map) { ++map[word]; });
    }
  };

  std::vector<std::jthread> readers;
  readers.emplace_back(count, std::vector<std::string>{"to", "be"});
  readers.emplace_back(count, std::vector<std::string>{"or", "not"});
  readers.emplace_back(count, std::vector<std::string>{"to", "be"});
  readers.clear();  // Joins all three.

  counts.with([](const auto& map) {
    for (const auto& [word, times] : map) {
      std::cout << word << ": " << times << '\n';
    }
  });
}

// Output:
//   be: 2
//   not: 1
//   or: 1
//   to: 2
