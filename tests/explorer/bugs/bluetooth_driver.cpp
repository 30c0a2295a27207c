// A driver that is stopped while a request comes in: between the look at the
// flag and the entry in the count it may stop altogether.
#include <atomic>
#include <cassert>
#include <thread>

std::atomic<int> pending = 1;  // One for the driver itself.
std::atomic<bool> stopping = false;
std::atomic<bool> all_done = false;
std::atomic<bool> stopped = false;

void leave() {
  if (--pending == 0) {
    all_done = true;
    all_done.notify_all();
  }
}

bool enter() {
#ifdef FIXED
  ++pending;
  if (!stopping) return true;
  leave();
  return false;
#else
  if (stopping) return false;
  ++pending;
  return true;
#endif
}

int main() {
  std::thread request([] {
    if (!enter()) return;
    assert(!stopped);
    leave();
  });
  stopping = true;
  leave();
  all_done.wait(false);
  stopped = true;
  request.join();
}
