// Every process becomes two, again and again, in sessions of their own if an
// argument says so, and prints a point for each. All of them together are never
// more than 300, and each ends by itself after five seconds.
#include <sys/mman.h>
#include <unistd.h>

#include <atomic>
#include <new>

constexpr int most = 300;

int main(int count, char**) {
  alarm(5);
  void* shared = mmap(nullptr, sizeof(std::atomic<int>), PROT_READ | PROT_WRITE,
                      MAP_SHARED | MAP_ANONYMOUS, -1, 0);
  if (shared == MAP_FAILED) return 1;
  auto& started = *new (shared) std::atomic<int>(1);
  while (++started <= most) {
    const pid_t child = fork();
    if (child < 0) return 1;
    if (child > 0) continue;
    // A child inherits no alarm.
    alarm(5);
    if (count > 1) setsid();
    (void)!write(1, ".", 1);
  }
  while (true) pause();
}
