// Linux shows a thread's name in top, ps and gdb. A name has room for
// fifteen characters; a longer one is refused, not cut.

#include <pthread.h>

#include <array>
#include <iostream>
#include <system_error>
#include <thread>

void rename_self(const char* name) {
  const int error = pthread_setname_np(pthread_self(), name);
  if (error != 0) {
    std::cout << name << ": " << std::generic_category().message(error)
              << '\n';
  }
}

void work() {
  rename_self("net-worker-1");
  rename_self("network-worker-1");  // Sixteen characters.

  std::array<char, 16> name{};
  pthread_getname_np(pthread_self(), name.data(), name.size());
  std::cout << "this thread is called " << name.data() << '\n';
}

int main() { std::jthread worker(work); }

// Output:
//   network-worker-1: Numerical result out of range
//   this thread is called net-worker-1
