// Three processes compute one square each. Notice that every one has a
// number of its own, and that any of them may be the first to print.

#include <unistd.h>

#include <course/process.hpp>
#include <iostream>
#include <vector>

void compute(int n) {
  std::cout << "Process " << getpid() << " computing " << n << "^2\n";
  std::cout << "Process " << getpid() << " result: " << n * n << '\n';
}

int main() {
  std::vector<course::process> processes;
  for (int n = 0; n < 3; ++n) {
    processes.emplace_back([n] { compute(n); });
  }
  for (course::process& process : processes) process.join();
  std::cout << "All processes complete.\n";
}

// Output:
//   Process <pid:first> computing 0^2
//   Process <pid:first> result: 0
// |
//   Process <pid:second> computing 1^2
//   Process <pid:second> result: 1
// |
//   Process <pid:third> computing 2^2
//   Process <pid:third> result: 4
// ---
//   All processes complete.
