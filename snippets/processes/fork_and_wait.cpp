// fork returns twice: 0 in the new child, the child's number in the
// parent. The parent waits for the child and learns how it ended.

#include <sys/wait.h>
#include <unistd.h>

#include <cstdio>
#include <iostream>

int main() {
  std::cout << "parent " << getpid() << " forks\n" << std::flush;

  const pid_t child = fork();
  if (child == -1) {
    std::perror("fork");
    return 1;
  }
  if (child == 0) {
    std::cout << "child " << getpid() << " of " << getppid() << '\n'
              << std::flush;
    _exit(7);
  }

  int status = 0;
  waitpid(child, &status, 0);
  std::cout << "child " << child << " ended with exit status "
            << WEXITSTATUS(status) << '\n';
}

// Output:
//   parent <pid:parent> forks
//   child <pid:child> of <pid:parent>
//   child <pid:child> ended with exit status 7
