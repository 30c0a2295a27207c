// The number is stored with release and waited for with acquire. Notice
// that it carries every page that was written before it.

#include <array>
#include <atomic>
#include <iostream>
#include <thread>

int main() {
  constexpr int count = 3;
  std::array<int, count> pages{};
  std::atomic<int> written = 0;

  std::jthread author([&] {
    for (int page = 0; page < count; ++page) {
      pages[page] = 10;
      written.store(page + 1, std::memory_order_release);
      written.notify_one();
    }
  });

  int words = 0;
  for (int page = 0; page < count; ++page) {
    written.wait(page, std::memory_order_acquire);
    words += pages[page];
  }
  std::cout << words << " words\n";
}

// Output:
//   30 words
