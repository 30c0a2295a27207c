// The system counts how often a thread gave its processor back of its
// own accord, to wait. A job that computes hardly ever does.

#include <sys/resource.h>

#include <chrono>
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

void wait_for_replies() {
  for (int i = 0; i < 10; ++i) {
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  }
  std::cout << "10 replies: ";
}

long waits_so_far() {
  rusage usage{};
  getrusage(RUSAGE_THREAD, &usage);
  return usage.ru_nvcsw;  // Voluntary context switches.
}

std::string_view kind_of(void (*job)()) {
  const long before = waits_so_far();
  job();
  return waits_so_far() - before < 5 ? "CPU-bound" : "I/O-bound";
}

int main() {
  std::cout << kind_of(count_primes) << '\n';
  std::cout << kind_of(wait_for_replies) << '\n';
}

// Output:
//   25997 primes: CPU-bound
//   10 replies: I/O-bound
// Not under (explorer): it counts real waits; the explorer's are virtual
