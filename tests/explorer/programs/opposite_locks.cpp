// Wrong on purpose: two threads take two locks in opposite orders.
#include <cstdio>
#include <mutex>
#include <thread>

std::mutex first;
std::mutex second;

void forward() {
  const std::lock_guard outer(first);
  const std::lock_guard inner(second);
}

void backward() {
  const std::lock_guard outer(second);
  const std::lock_guard inner(first);
}

int main() {
  std::thread left(forward);
  std::thread right(backward);
  left.join();
  right.join();
  std::puts("done");
}
