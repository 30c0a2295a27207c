// Exercise: main prints two lines, and each of five children prints
// none. Why are there twelve lines in a pipe? Make it two.

#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <iostream>

int main() {
  std::cout << "reading the input\n";
  std::cout << "starting five children\n";

  for (int i = 0; i < 5; ++i) {
    if (fork() == 0) std::exit(0);
  }
  while (wait(nullptr) > 0) {
  }
}

// Through: pipe
// Unordered output:
//   reading the input
//   starting five children
//   reading the input
//   starting five children
//   reading the input
//   starting five children
//   reading the input
//   starting five children
//   reading the input
//   starting five children
//   reading the input
//   starting five children
// Not under (explorer): what it prints goes to a terminal, as the explorer has it
