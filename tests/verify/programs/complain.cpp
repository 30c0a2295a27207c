// Uses both outputs.
#include <unistd.h>

int main() {
  (void)!write(2, "bad\n", 4);
  (void)!write(1, "good\n", 5);
}
