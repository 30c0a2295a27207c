// Uses 128 MiB of memory and stays.
#include <stdlib.h>
#include <unistd.h>

int main() {
  constexpr unsigned long size = 128UL << 20;
  char* memory = static_cast<char*>(malloc(size));
  for (unsigned long at = 0; at < size; at += 4096) memory[at] = 1;
  (void)!write(1, memory, 1);
  while (true) pause();
}
