// The user of a pointer has long work to do first, so the pointer has always
// been there by then; but nothing makes it wait.
#include <atomic>
#include <cassert>
#include <thread>

std::atomic<const int*> settings = nullptr;
std::atomic<int> work = 0;

int main() {
  static const int values[] = {42};
  std::thread user([] {
    for (int i = 0; i < 500; ++i) ++work;
#ifdef FIXED
    settings.wait(nullptr);
#endif
    const int* known = settings;
    assert(known != nullptr && *known == 42);
  });
  settings = values;
  settings.notify_all();
  user.join();
}
