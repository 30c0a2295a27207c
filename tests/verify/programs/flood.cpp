// Never stops printing.
#include <unistd.h>

int main() {
  while (write(1, "all work and no play\n", 21) > 0) {
  }
}
