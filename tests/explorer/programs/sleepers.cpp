// Three tickers: ten virtual seconds, fourteen lines.
#include <chrono>
#include <iostream>
#include <syncstream>
#include <thread>

using namespace std::chrono_literals;

void tick(char name, int times, std::chrono::milliseconds interval) {
  for (int i = 0; i < times; ++i) {
    std::this_thread::sleep_for(interval);
    std::osyncstream(std::cout) << name << ' ' << i << '\n';
  }
}

int main() {
  const auto begin = std::chrono::steady_clock::now();
  {
    std::jthread a(tick, 'A', 5, 1000ms);
    std::jthread b(tick, 'B', 5, 2000ms);
    std::jthread c(tick, 'C', 4, 1500ms);
  }
  const std::chrono::duration<double> passed =
      std::chrono::steady_clock::now() - begin;
  std::cout << passed.count() << " s\n";
}
