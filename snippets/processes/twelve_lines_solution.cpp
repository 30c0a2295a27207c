// The two lines leave the buffer before there is a child to copy it.
// And a child ends with _exit, which writes out no such copy.

#include <sys/wait.h>
#include <unistd.h>

#include <iostream>

int main() {
  std::cout << "reading the input\n";
  std::cout << "starting five children\n" << std::flush;

  for (int i = 0; i < 5; ++i) {
    if (fork() == 0) _exit(0);
  }
  while (wait(nullptr) > 0) {
  }
}

// Through: pipe
// Output:
//   reading the input
//   starting five children
