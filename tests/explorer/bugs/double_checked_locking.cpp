// The first look at the pointer is not ordered after the object was made.
#include <atomic>
#include <mutex>
#include <thread>

struct settings {
  int depth = 3;
};

#ifdef FIXED
std::atomic<settings*> instance = nullptr;
#else
settings* instance = nullptr;
#endif
std::mutex mutex;

settings& the_settings() {
  if (instance == nullptr) {
    const std::lock_guard lock(mutex);
    if (instance == nullptr) instance = new settings;
  }
  return *instance;
}

int main() {
  std::thread left([] { the_settings(); });
  std::thread right([] { the_settings(); });
  left.join();
  right.join();
  delete &the_settings();
}
