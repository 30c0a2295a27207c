// A plain loop on an atomic flag, a spin lock and a yield: all of them end.
#include <atomic>
#include <cstdio>
#include <thread>

std::atomic<bool> go = false;
std::atomic_flag busy;
int counter = 0;

int main() {
  std::thread waits([] {
    while (!go) {
    }
    while (busy.test_and_set()) std::this_thread::yield();
    ++counter;
    busy.clear();
  });
  while (busy.test_and_set()) {
  }
  ++counter;
  busy.clear();
  go = true;
  waits.join();
  std::printf("%d\n", counter);
}
