// The child waits for a semaphore that was made for several processes.
// So the parent's post finds it, and wakes it.

#include <semaphore.h>
#include <unistd.h>

#include <course/process.hpp>
#include <course/shared.hpp>
#include <fstream>
#include <iostream>
#include <string>
#include <thread>

// Whether the process sleeps or has ended: S or Z in /proc/<pid>/stat.
bool is_at_rest(pid_t process) {
  std::ifstream file("/proc/" + std::to_string(process) + "/stat");
  std::string line;
  std::getline(file, line);
  return line.find(") S ") != std::string::npos ||
         line.find(") Z ") != std::string::npos;
}

int main() {
  constexpr int between_processes = 1;
  course::shared<sem_t> ready;
  sem_init(&*ready, between_processes, 0);

  course::process child([&] {
    sem_wait(&*ready);
    std::cout << "child: ready\n";
  });

  while (!is_at_rest(child.id())) std::this_thread::yield();
  sem_post(&*ready);
  std::cout << "child ended with " << child.join().words() << '\n';
}

// Output:
//   child: ready
//   child ended with exit status 0
