// Two threads take the same two locks, each in its own order.
#include <mutex>
#include <thread>

std::mutex a;
std::mutex b;
int moved = 0;

void move(std::mutex& from, std::mutex& to) {
#ifdef FIXED
  const std::scoped_lock both(from, to);
#else
  const std::lock_guard first(from);
  const std::lock_guard second(to);
#endif
  ++moved;
}

int main() {
  std::thread there([] { move(a, b); });
  std::thread back([] { move(b, a); });
  there.join();
  back.join();
}
