// Two forks in a row, and no if around them. Count the processes before
// you count the lines.

#include <sys/wait.h>
#include <unistd.h>

#include <iostream>

int main() {
  fork();
  fork();
  std::cout << "a process is here\n" << std::flush;
  while (wait(nullptr) > 0) {
  }
}

// Output:
//   a process is here
//   a process is here
//   a process is here
//   a process is here
