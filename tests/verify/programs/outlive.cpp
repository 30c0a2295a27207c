// Starts a process that outlives it.
#include <unistd.h>

int main() {
  if (fork() == 0)
    while (true) pause();
  (void)!write(1, "started\n", 8);
}
