// std::ref says in so many words that the thread is to work on the
// number itself, and that the number will live long enough.

#include <functional>
#include <iostream>
#include <thread>

void increment(int& number) { ++number; }

int main() {
  int number = 41;
  std::jthread worker(increment, std::ref(number));
  worker.join();
  std::cout << number << '\n';
}

// Output:
//   42
