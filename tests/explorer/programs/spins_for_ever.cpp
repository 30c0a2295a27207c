// Wrong on purpose: both wait for the other, and nobody sleeps.
#include <atomic>
#include <thread>

std::atomic<bool> left_ready = false;
std::atomic<bool> right_ready = false;

int main() {
  std::thread left([] {
    while (!right_ready) {
    }
    left_ready = true;
  });
  std::thread right([] {
    while (!left_ready) {
    }
    right_ready = true;
  });
  left.join();
  right.join();
}
