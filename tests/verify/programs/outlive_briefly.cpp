// Starts a process that prints after the program itself has ended.
#include <unistd.h>

int main() {
  if (fork() == 0) {
    usleep(100'000);
    (void)!write(1, "child\n", 6);
    return 0;
  }
  (void)!write(1, "parent\n", 7);
}
