// Four invented jobs, each with two times. The program takes every long
// job for a computing one; teach it to tell computing from waiting.

#include <array>
#include <iostream>

struct job {
  const char* name;
  double clock_seconds;
  double processor_seconds;
};

constexpr std::array jobs{
    job{"sort a list", 0.4, 0.39},
    job{"ask a server", 2.0, 0.01},
    job{"compress a film", 60.0, 58.8},
    job{"copy a file", 0.3, 0.02},
};

bool computes(const job& one) { return one.clock_seconds > 1.0; }

int main() {
  for (const job& one : jobs) {
    std::cout << one.name << ": "
              << (computes(one) ? "CPU-bound" : "I/O-bound") << '\n';
  }
}

// Output:
//   sort a list: I/O-bound
//   ask a server: CPU-bound
//   compress a film: CPU-bound
//   copy a file: I/O-bound
