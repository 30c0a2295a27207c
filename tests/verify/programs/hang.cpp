// Says one line and never ends.
#include <unistd.h>

int main() {
  (void)!write(1, "waiting\n", 8);
  while (true) pause();
}
