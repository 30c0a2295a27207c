// The library's hint counts the machine's processors, and may be 0. How
// many of them this program may use is another question.

#include <sched.h>

#include <iostream>
#include <thread>

int usable() {
  cpu_set_t allowed;
  CPU_ZERO(&allowed);
  sched_getaffinity(0, sizeof(allowed), &allowed);
  return CPU_COUNT(&allowed);
}

void pin_to_this_processor() {
  cpu_set_t one;
  CPU_ZERO(&one);
  CPU_SET(static_cast<unsigned>(sched_getcpu()), &one);
  sched_setaffinity(0, sizeof(one), &one);
}

int main() {
  const unsigned hint = std::thread::hardware_concurrency();
  std::cout << "hint " << hint << ", usable " << usable() << '\n';

  pin_to_this_processor();
  const bool same = std::thread::hardware_concurrency() == hint;
  std::cout << "pinned: hint " << (same ? "unchanged" : "changed")
            << ", usable " << usable() << '\n';
}

// Output:
//   hint <number 0..9999>, usable <number 1..1024>
//   pinned: hint unchanged, usable 1
// Not under (explorer): it pins itself to a processor; the explorer's processors are virtual
