// Threads that choose their processors: they are told that they got them, and
// stay under control all the same.
#include <pthread.h>
#include <sched.h>

#include <cstdio>
#include <thread>

int shared = 0;

void pin(int processor) {
  cpu_set_t set;
  CPU_ZERO(&set);
  CPU_SET(processor, &set);
  if (sched_setaffinity(0, sizeof set, &set) != 0) std::puts("refused");
  if (pthread_setaffinity_np(pthread_self(), sizeof set, &set) != 0) {
    std::puts("refused");
  }
  ++shared;
}

int main() {
  std::thread left(pin, 0);
  std::thread right(pin, 1);
  left.join();
  right.join();
  cpu_set_t process;
  cpu_set_t thread;
  sched_getaffinity(0, sizeof process, &process);
  pthread_getaffinity_np(pthread_self(), sizeof thread, &thread);
  std::printf("%d: %d and %d processors\n", shared, CPU_COUNT(&process),
              CPU_COUNT(&thread));
}
