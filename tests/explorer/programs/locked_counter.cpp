// Threads that count under a lock; how many and how far come as arguments.
#include <cstdlib>
#include <iostream>
#include <mutex>
#include <thread>
#include <vector>

std::mutex mutex;
int counter = 0;

int main(int count, char** arguments) {
  const int threads = count > 1 ? std::atoi(arguments[1]) : 5;
  const int rounds = count > 2 ? std::atoi(arguments[2]) : 100;
  std::vector<std::jthread> workers;
  for (int i = 0; i < threads; ++i) {
    workers.emplace_back([=] {
      for (int k = 0; k < rounds; ++k) {
        const std::lock_guard lock(mutex);
        ++counter;
      }
    });
  }
  workers.clear();
  std::cout << counter << '\n';
}
