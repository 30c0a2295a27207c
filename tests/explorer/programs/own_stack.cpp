// A race on a local variable of main: no access is private because of where
// it lies.
#include <cstdio>
#include <thread>

int main() {
  int value = 0;
  std::thread worker([&] {
    value = 1;
    value = 2;
  });
  const int seen = value;
  worker.join();
  std::printf("%d\n", seen);
}
