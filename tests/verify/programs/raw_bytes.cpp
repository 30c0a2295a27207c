// Prints what terminals and strings like to swallow.
#include <unistd.h>

int main() {
  const char bytes[] = "a\0b\x1b[31mred\r\n\ttab\x04\x03\xff\n";
  (void)!write(1, bytes, sizeof bytes - 1);
}
