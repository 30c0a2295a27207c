// Has a hundred threads at a time, and a hundred children one after another.
#include <sys/wait.h>
#include <unistd.h>

#include <latch>
#include <thread>
#include <vector>

int main() {
  constexpr int many = 100;
  std::latch all_there(many);
  std::vector<std::jthread> threads;
  for (int i = 0; i < many; ++i)
    threads.emplace_back([&] { all_there.arrive_and_wait(); });
  threads.clear();
  for (int i = 0; i < many; ++i) {
    const pid_t child = fork();
    if (child < 0) return 1;
    if (child == 0) _exit(0);
    waitpid(child, nullptr, 0);
  }
  (void)!write(1, "done\n", 5);
}
