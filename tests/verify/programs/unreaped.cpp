// Has 300 children, one after another, that end at once without its taking any
// note. It ends by itself after five seconds.
#include <unistd.h>

int main() {
  alarm(5);
  for (int i = 0; i < 300; ++i) {
    const pid_t child = fork();
    if (child < 0) return 1;
    if (child == 0) _exit(0);
  }
}
