// Two threads, one unprotected increment each: 2, or 1 when an update is lost.
#include <cstdio>
#include <thread>

int counter = 0;

int main() {
  std::thread left([] { ++counter; });
  std::thread right([] { ++counter; });
  left.join();
  right.join();
  std::printf("%d\n", counter);
}
