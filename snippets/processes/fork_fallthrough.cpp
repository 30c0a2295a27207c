// Wrong on purpose: the children do not end after their work, but go on
// with the parent's loop. Of three children it makes seven.

#include <sys/wait.h>
#include <unistd.h>

#include <iostream>

int main() {
  for (int i = 0; i < 3; ++i) {
    if (fork() == 0) {
      std::cout << "child " << i << " works\n" << std::flush;
    }
  }
  while (wait(nullptr) > 0) {
  }
}

// Unordered output:
//   child 0 works
//   child 1 works
//   child 1 works
//   child 2 works
//   child 2 works
//   child 2 works
//   child 2 works
