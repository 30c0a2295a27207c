// Wrong on purpose: the child waits for an atomic that both processes
// share. It sees the value, but not the notification: that is private.

#include <unistd.h>

#include <atomic>
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
  course::shared<std::atomic<int>> ready(0);

  course::process child([&] {
    alarm(1);  // Or it would wait for ever.
    ready->wait(0);
    std::cout << "child: ready is " << *ready << '\n';
  });

  while (!is_at_rest(child.id())) std::this_thread::yield();
  *ready = 1;
  ready->notify_all();
  std::cout << "child ended with " << child.join().words() << '\n';
}

// Output:
//   child ended with signal 14 (Alarm clock)
