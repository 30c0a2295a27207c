// Two processes count to two in memory that they share; the argument says how.
#include <pthread.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <cstdio>
#include <new>
#include <string>

struct counter {
  pthread_mutex_t mutex;
  int plain = 0;
  std::atomic<int> atomic = 0;
};

counter& make() {
  void* memory = mmap(nullptr, sizeof(counter), PROT_READ | PROT_WRITE,
                      MAP_SHARED | MAP_ANONYMOUS, -1, 0);
  counter& made = *new (memory) counter;
  pthread_mutexattr_t attributes;
  pthread_mutexattr_init(&attributes);
  pthread_mutexattr_setpshared(&attributes, PTHREAD_PROCESS_SHARED);
  pthread_mutex_init(&made.mutex, &attributes);
  return made;
}

void count(counter& shared, const std::string& how) {
  if (how == "plain") ++shared.plain;
  if (how == "two steps") {
    const int old = shared.atomic.load();
    shared.atomic.store(old + 1);
  }
  if (how == "atomic") ++shared.atomic;
  if (how == "locked") {
    pthread_mutex_lock(&shared.mutex);
    ++shared.plain;
    pthread_mutex_unlock(&shared.mutex);
  }
}

int main(int, char** arguments) {
  counter& shared = make();
  for (int i = 0; i < 2; ++i) {
    if (fork() == 0) {
      count(shared, arguments[1]);
      _exit(0);
    }
  }
  while (wait(nullptr) > 0) {
  }
  std::printf("%d\n", shared.plain + shared.atomic);
}
