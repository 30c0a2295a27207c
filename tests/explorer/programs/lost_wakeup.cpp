// Wrong on purpose: the flag is set without the lock, between check and wait.
#include <atomic>
#include <condition_variable>
#include <cstdio>
#include <mutex>
#include <thread>

std::mutex mutex;
std::condition_variable changed;
std::atomic<bool> ready = false;

int main() {
  std::jthread sender([] {
    ready = true;
    changed.notify_one();
  });
  std::unique_lock lock(mutex);
  if (!ready) changed.wait(lock);
  std::puts("ready");
}
