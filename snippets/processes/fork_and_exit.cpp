// Each child ends with _exit as soon as its work is done. So the loop
// is the parent's alone, and three children are three.

#include <sys/wait.h>
#include <unistd.h>

#include <iostream>

int main() {
  for (int i = 0; i < 3; ++i) {
    if (fork() == 0) {
      std::cout << "child " << i << " works\n" << std::flush;
      _exit(0);
    }
  }
  while (wait(nullptr) > 0) {
  }
}

// Unordered output:
//   child 0 works
//   child 1 works
//   child 2 works
