// All ways to end; the argument says which.
#include <pthread.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <cassert>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <stdexcept>
#include <string>
#include <thread>

struct says_goodbye {
  const char* name;
  ~says_goodbye() { std::printf("~%s\n", name); }
};

says_goodbye at_exit{"static"};
thread_local says_goodbye of_thread{"thread_local"};

int fall(volatile int* nowhere) {
  return *nowhere;
}

volatile int zero = 0;

int divide(volatile int* divisor) {
  return 7 / *divisor;
}

struct well {
  static int fall(int n) { return n < 0 ? n : fall(n + 1) + 1; }
};

int main(int, char** arguments) {
  const std::string how = arguments[1];
  std::puts(how.c_str());
  if (how == "code") return 3;
  if (how == "exit") std::exit(4);
  if (how == "_exit") _exit(5);
  if (how == "quick_exit") std::quick_exit(6);
  if (how == "abort") std::abort();
  if (how == "assert") assert(how.empty());
  if (how == "throw") throw std::runtime_error("nobody catches");
  if (how == "segfault") return fall(nullptr);
  if (how == "divide") return divide(&zero);
  if (how == "overflow") return well::fall(0);
  if (how == "overflow_in_thread") std::thread(well::fall, 0).join();
  if (how == "raise") std::raise(SIGTERM);
  if (how == "kill") kill(getpid(), SIGUSR1);
  if (how == "SIGKILL") syscall(SYS_kill, syscall(SYS_getpid), SIGKILL);
  if (how == "joinable") std::thread thread([] {});
  if (how == "thread_local") of_thread.name = "touched";
  if (how == "detached") {
    std::thread([] {
      std::this_thread::sleep_for(std::chrono::seconds(1));
      std::puts("late");
    }).detach();
  }
  if (how == "pthread_exit") {
    std::thread([] {
      std::this_thread::sleep_for(std::chrono::seconds(1));
      std::puts("late");
    }).detach();
    const says_goodbye local{"local"};
    pthread_exit(nullptr);
  }
}
