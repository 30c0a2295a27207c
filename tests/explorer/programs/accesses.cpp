// Two threads, each with memory of its own: as many rounds as asked for, each
// a read and a write, and nothing to decide.
#include <cstdlib>
#include <memory>
#include <thread>

constexpr int cells = 1024;

void walk(int* own, long rounds) {
  for (long i = 0; i < rounds; ++i) ++own[i % cells];
}

int main(int, char** arguments) {
  const long rounds = std::atol(arguments[1]);
  const auto left = std::make_unique<int[]>(cells);
  const auto right = std::make_unique<int[]>(cells);
  std::thread other(walk, left.get(), rounds);
  walk(right.get(), rounds);
  other.join();
}
