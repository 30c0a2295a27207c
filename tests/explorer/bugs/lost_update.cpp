// Two threads add one to the same number: read, add, write.
#include <atomic>
#include <cassert>
#include <thread>

#ifdef FIXED
std::atomic<int> number = 0;
#else
int number = 0;
#endif

int main() {
  std::thread left([] { ++number; });
  std::thread right([] { ++number; });
  left.join();
  right.join();
  assert(number == 2);
}
