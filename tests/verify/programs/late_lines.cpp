// Prints a line at once and another one 200 ms later.
#include <unistd.h>

int main() {
  (void)!write(1, "now\n", 4);
  usleep(200'000);
  (void)!write(1, "later\n", 6);
}
