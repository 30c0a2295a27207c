// Wrong on purpose: main sleeps until the cook is surely done. It
// prints 42 nearly every time, and is undefined every time.

#include <chrono>
#include <iostream>
#include <thread>

int main() {
  using namespace std::chrono_literals;
  int order = 0;

  std::jthread cook([&] { order = 42; });

  std::this_thread::sleep_for(100ms);
  std::cout << "served: " << order << '\n';
}

// Fails (data race):
//   served: <number 0..42>
