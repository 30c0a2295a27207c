// A file descriptor can stand for a process: readable when the process
// has ended. So poll waits for the end, but not beyond the limit.

#include <poll.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <chrono>
#include <course/file_descriptor.hpp>
#include <course/process.hpp>
#include <csignal>
#include <functional>
#include <iostream>

using namespace std::chrono_literals;

course::exit_status run_for(std::chrono::milliseconds limit,
                            const std::function<void()>& job) {
  course::process child(job);
  const course::file_descriptor end(
      static_cast<int>(syscall(SYS_pidfd_open, child.id(), 0)));

  pollfd waited{end.get(), POLLIN, 0};
  if (poll(&waited, 1, static_cast<int>(limit.count())) == 0) {
    child.kill(SIGKILL);
  }
  return child.join();
}

int main() {
  const auto quick = [] {};
  std::cout << "quick job: " << run_for(30s, quick).words() << '\n';

  const auto endless = [] {
    while (true) pause();
  };
  std::cout << "endless job: " << run_for(100ms, endless).words()
            << '\n';
}

// Output:
//   quick job: exit status 0
//   endless job: signal 9 (Killed)
// Not under (explorer): it waits for a descriptor that stands for a process
