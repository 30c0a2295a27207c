// A consumer that asks again and again. It gets all letters, and it
// locks and unlocks for nothing who knows how often.

#include <iostream>
#include <mutex>
#include <queue>
#include <thread>

int main() {
  constexpr int letters = 3;
  std::mutex mutex;  // Guards box.
  std::queue<int> box;

  std::jthread postman([&] {
    for (int letter = 0; letter < letters; ++letter) {
      std::lock_guard lock(mutex);
      box.push(letter);
    }
  });

  int taken = 0;
  long in_vain = 0;
  while (taken < letters) {
    std::unique_lock lock(mutex);
    if (box.empty()) {
      lock.unlock();
      ++in_vain;
      std::this_thread::yield();
    } else {
      box.pop();
      ++taken;
    }
  }

  std::cout << "letters taken: " << taken << '\n'
            << "looked in vain: " << in_vain << " times\n";
}

// Output:
//   letters taken: 3
//   looked in vain: <number> times
