// The library's hint counts the machine's processors, and may be 0. How
// many of them this thread may use is another question.

#include <sched.h>

#include <iostream>
#include <thread>

int main() {
  cpu_set_t allowed;
  CPU_ZERO(&allowed);
  sched_getaffinity(0, sizeof(allowed), &allowed);
  std::cout << "hint: " << std::thread::hardware_concurrency() << '\n'
            << "usable: " << CPU_COUNT(&allowed) << '\n';
}

// Output:
//   hint: <number 0..9999>
//   usable: <number 1..1024>
