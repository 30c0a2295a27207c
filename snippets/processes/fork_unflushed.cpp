// Wrong on purpose: text waits in a buffer while the process forks, so
// that the child has a copy of it and prints it, too.

#include <sys/wait.h>
#include <unistd.h>

#include <iostream>

int main() {
  std::cout << "one line before the fork\n";

  if (fork() == 0) {
    std::cout << "one line from the child\n";
    return 0;
  }
  wait(nullptr);
}

// Through: pipe
// Output:
//   one line before the fork
//   one line from the child
//   one line before the fork
// Not under (explorer): what it prints goes to a terminal, as the explorer has it
