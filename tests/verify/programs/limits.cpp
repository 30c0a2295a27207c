// Prints which of its limits stopped it.
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <unistd.h>

int main() {
  signal(SIGXFSZ, SIG_IGN);
  const int file = open("big", O_WRONLY | O_CREAT, 0600);
  lseek(file, 2 << 20, SEEK_SET);
  printf("file: %s\n",
         write(file, "x", 1) < 0 && errno == EFBIG ? "stopped" : "written");
  int last = file;
  while (true) {
    const int next = open("/dev/null", O_RDONLY);
    if (next < 0) break;
    last = next;
  }
  printf("descriptors: %d\n", last + 1);
  const bool mapped = mmap(nullptr, 1UL << 30, PROT_READ,
                           MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) != MAP_FAILED;
  printf("memory: %s\n", mapped ? "mapped" : "stopped");
  rlimit core{};
  getrlimit(RLIMIT_CORE, &core);
  printf("core: %lu\n", static_cast<unsigned long>(core.rlim_max));
}
