// Wrong on purpose: a volatile flag is read and written every time, but
// it is not atomic and orders nothing. Both variables are raced for.

#include <iostream>
#include <thread>

int main() {
  int answer = 0;
  volatile bool ready = false;

  std::jthread reader([&] {
    while (!ready) std::this_thread::yield();
    std::cout << answer << '\n';
  });

  answer = 42;
  ready = true;
}

// Fails (data race):
//   42
