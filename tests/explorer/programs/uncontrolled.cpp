// Calls that escape control; the argument says which.
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <csignal>
#include <cstdlib>
#include <string>
#include <thread>

void call(const std::string& what) {
  if (what == "vfork") (void)vfork();
  if (what == "system") (void)!std::system("true");
  if (what == "execv") execv("/bin/true", nullptr);
  if (what == "kill") kill(1, 0);
  if (what == "loop") {
    for (;;) {
    }
  }
  if (what == "sigwait") {
    sigset_t set;
    sigemptyset(&set);
    int number = 0;
    sigwait(&set, &number);
  }
  if (what == "flock") {
    char name[] = "/tmp/explorer-XXXXXX";
    const int one = mkstemp(name);
    const int other = open(name, O_RDWR);
    unlink(name);
    flock(one, LOCK_EX);
    flock(other, LOCK_EX);
  }
}

int main(int, char** arguments) {
  const std::string what = arguments[1];
  std::thread thread([&] { call(what); });
  thread.join();
}
