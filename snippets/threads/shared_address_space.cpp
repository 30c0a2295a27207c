// Two threads live in one process: they have its memory and its number
// in common. Its own to each: a stack, and an identity.

#include <unistd.h>

#include <iostream>
#include <thread>

int shared = 0;

struct view {
  pid_t process;
  const int* global;
  const int* local;
  std::thread::id thread;
};

void compare(view other) {
  int local = 0;
  const view own{getpid(), &shared, &local, std::this_thread::get_id()};
  std::cout << std::boolalpha;
  std::cout << "same process: " << (own.process == other.process)
            << '\n'
            << "same global: " << (own.global == other.global) << '\n'
            << "same local: " << (own.local == other.local) << '\n'
            << "same thread: " << (own.thread == other.thread) << '\n';
  shared = 7;
}

int main() {
  int local = 0;
  std::jthread worker(compare, view{getpid(), &shared, &local,
                                    std::this_thread::get_id()});
  worker.join();
  std::cout << "main reads what the worker wrote: " << shared << '\n';
}

// Output:
//   same process: true
//   same global: true
//   same local: false
//   same thread: false
//   main reads what the worker wrote: 7
