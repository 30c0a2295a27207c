// Exercise: an author says after each page how many can be read. The
// number is atomic, and still there is a data race. Where? Mend it.

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
      written.store(page + 1, std::memory_order_relaxed);
      written.notify_one();
    }
  });

  int words = 0;
  for (int page = 0; page < count; ++page) {
    written.wait(page, std::memory_order_relaxed);
    words += pages[page];
  }
  std::cout << words << " words\n";
}

// Fails (data race):
//   <number 0..30> words
