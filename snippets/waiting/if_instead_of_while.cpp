// Wrong on purpose: whoever was woken takes a letter without looking
// again. Notice that a letter can be taken from an empty box.

#include <algorithm>
#include <condition_variable>
#include <iostream>
#include <mutex>
#include <thread>
#include <vector>

int main() {
  std::mutex mutex;  // Guards letters and fewest.
  std::condition_variable delivered;
  int letters = 0;
  int fewest = 0;

  const auto fetch = [&] {
    std::unique_lock lock(mutex);
    if (letters == 0) delivered.wait(lock);
    --letters;
    fewest = std::min(fewest, letters);
  };

  std::vector<std::jthread> people;
  people.emplace_back(fetch);
  people.emplace_back(fetch);

  for (int i = 0; i < 2; ++i) {
    std::lock_guard lock(mutex);
    ++letters;
    delivered.notify_all();
  }
  people.clear();  // Joins both.

  std::cout << "fewest letters in the box: " << fewest << '\n';
}

// Outcomes:
//   fewest letters in the box: 0
// or
//   fewest letters in the box: -1
// or
//   fewest letters in the box: -2
