// Processor time and clock time tell what a job is made of. One that
// computes keeps the processor busy; one that waits leaves it alone.

#include <chrono>
#include <ctime>
#include <iostream>
#include <string_view>
#include <thread>

void count_primes() {
  int primes = 0;
  for (int number = 2; number < 300'000; ++number) {
    bool prime = true;
    for (int i = 2; prime && i * i <= number; ++i) {
      prime = number % i != 0;
    }
    if (prime) ++primes;
  }
  std::cout << primes << " primes: ";
}

void wait_for_reply() {
  std::this_thread::sleep_for(std::chrono::milliseconds(100));
  std::cout << "reply: ";
}

std::string_view kind_of(void (*job)()) {
  const auto start = std::chrono::steady_clock::now();
  const std::clock_t work_start = std::clock();
  job();
  const std::chrono::duration<double> time =
      std::chrono::steady_clock::now() - start;
  const double work =
      static_cast<double>(std::clock() - work_start) / CLOCKS_PER_SEC;
  return work > 0.1 * time.count() ? "CPU-bound" : "I/O-bound";
}

int main() {
  std::cout << kind_of(count_primes) << '\n';
  std::cout << kind_of(wait_for_reply) << '\n';
}

// Output:
//   25997 primes: CPU-bound
//   reply: I/O-bound
// Not under (explorer): it measures processor time; the explorer's clocks are virtual
