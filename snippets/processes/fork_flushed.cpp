// The buffer is empty when the process forks, so there is nothing in it
// that both could print.

#include <sys/wait.h>
#include <unistd.h>

#include <iostream>

int main() {
  std::cout << "one line before the fork\n" << std::flush;

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
