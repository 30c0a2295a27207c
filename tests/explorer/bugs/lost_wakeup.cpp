// A notification that nobody waits for yet is gone.
#include <condition_variable>
#include <mutex>
#include <thread>

std::mutex mutex;
std::condition_variable changed;
bool ready = false;

int main() {
  std::thread sender([] {
    {
      const std::lock_guard lock(mutex);
      ready = true;
    }
    changed.notify_one();
  });
  {
    std::unique_lock lock(mutex);
#ifdef FIXED
    changed.wait(lock, [] { return ready; });
#else
    changed.wait(lock);
#endif
  }
  sender.join();
}
