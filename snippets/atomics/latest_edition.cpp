// Two threads use one and the same shared_ptr, so it has to be atomic.
// Notice that a reader holds a whole edition, or none.

#include <atomic>
#include <iostream>
#include <memory>
#include <string>
#include <thread>

int main() {
  using edition = std::shared_ptr<const std::string>;
  std::atomic<edition> newsstand;

  std::jthread printer([&] {
    for (const char* each : {"morning", "evening"}) {
      newsstand.store(std::make_shared<const std::string>(each));
    }
  });

  const edition bought = newsstand.exchange(nullptr);
  std::cout << (bought ? *bought : "nothing yet") << '\n';
}

// Outcomes:
//   nothing yet
// or
//   morning
// or
//   evening
