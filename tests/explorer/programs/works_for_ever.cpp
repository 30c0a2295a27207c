// A detached thread works until the process ends, which it does when main
// returns; nothing makes main return soon.
#include <atomic>
#include <chrono>
#include <thread>

std::atomic<long> done = 0;

int main() {
  std::thread worker([] {
    for (;;) {
      std::this_thread::sleep_for(std::chrono::milliseconds(10));
      ++done;
    }
  });
  worker.detach();
}
