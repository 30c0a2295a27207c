// Four threads ask for both, and each is set up once: a local static by
// the language, the other by call_once. Late threads wait until it is.

#include <iostream>
#include <mutex>
#include <thread>
#include <vector>

struct settings {
  settings() { std::cout << "local static: set up\n"; }
};

const settings& the_settings() {
  static const settings instance;
  return instance;
}

int main() {
  constexpr int threads = 4;
  std::once_flag connected;

  std::vector<std::jthread> users;
  for (int i = 0; i < threads; ++i) {
    users.emplace_back([&] {
      the_settings();
      std::call_once(connected,
                     [] { std::cout << "call_once: set up\n"; });
    });
  }
}

// Output:
//   local static: set up
//   call_once: set up
// Reduced (threads = 2):
//   local static: set up
//   call_once: set up
