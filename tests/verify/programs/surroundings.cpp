// Prints what a program finds around itself.
#include <dirent.h>
#include <sched.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/personality.h>
#include <unistd.h>

/// Without "." and "..".
int count_entries(const char* path) {
  DIR* folder = opendir(path);
  int count = -2;
  while (readdir(folder)) ++count;
  closedir(folder);
  return count;
}

int main(int count, char** arguments) {
  printf("name:");
  for (int i = 0; i < count; ++i) printf(" %s", arguments[i]);
  printf("\nterminals: %d %d %d\n", isatty(0), isatty(1), isatty(2));
  printf("input: %d\n", getchar());
  printf("leads its session: %d\n", getsid(0) == getpid());
  printf("entries here: %d\n", count_entries("."));
  // Beside the three of every program and the open folder itself.
  printf("descriptors: %d\n", count_entries("/proc/self/fd") - 4);
  printf("LANG %s, TZ %s, extra %s\n", getenv("LANG") ? "set" : "unset",
         getenv("TZ"), getenv("EXTRA") ? getenv("EXTRA") : "none");
  cpu_set_t cpus;
  sched_getaffinity(0, sizeof cpus, &cpus);
  printf("processors: %d\n", CPU_COUNT(&cpus));
  printf("fixed addresses: %d\n",
         (personality(0xffffffff) & ADDR_NO_RANDOMIZE) != 0);
}
