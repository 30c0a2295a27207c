// What one thread allocates another one gives back, both ways.
#include <cstdio>
#include <memory>
#include <thread>

int main() {
  auto there = std::make_unique<int>(1);
  std::unique_ptr<int> back;
  std::jthread([taken = std::move(there), &back]() mutable {
    taken.reset();
    back = std::make_unique<int>(2);
  }).join();
  std::printf("%d\n", *back);
}
