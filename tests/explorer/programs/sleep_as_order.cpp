// Wrong on purpose: main takes a long sleep for a guarantee.
#include <atomic>
#include <chrono>
#include <cstdio>
#include <thread>

using namespace std::chrono_literals;

std::atomic<bool> ready = false;

int main() {
  std::jthread worker([] {
    std::this_thread::sleep_for(10ms);
    ready = true;
  });
  std::this_thread::sleep_for(100ms);
  std::puts(ready ? "ready" : "not ready");
}
