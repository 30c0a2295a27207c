// A child ends before its own child does. The orphan is adopted: as a
// rule by process 1, here by the grandparent, which asked for it.

#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <course/process.hpp>
#include <iostream>
#include <thread>

int main() {
  prctl(PR_SET_CHILD_SUBREAPER, 1);  // Adopt the orphans below me.
  std::cout << "grandparent: " << getpid() << '\n';

  course::process([] {
    const pid_t parent = getpid();
    std::cout << "parent: " << parent << '\n' << std::flush;
    if (fork() == 0) {
      while (getppid() == parent) std::this_thread::yield();
      std::cout << "the orphan's parent is now " << getppid() << '\n';
    }
  }).join();

  wait(nullptr);
}

// Output:
//   grandparent: <pid:grandparent>
//   parent: <pid>
//   the orphan's parent is now <pid:grandparent>
