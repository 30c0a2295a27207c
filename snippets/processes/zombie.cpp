// A child that has ended stays in the system's table as a zombie, state
// Z, until its parent waits for it. Its exit status must lie somewhere.

#include <sys/wait.h>
#include <unistd.h>

#include <fstream>
#include <iostream>
#include <string>

// The letter after "pid (name) " in /proc/<pid>/stat; '-' if none.
char state_of(pid_t process) {
  std::ifstream file("/proc/" + std::to_string(process) + "/stat");
  std::string line;
  if (!std::getline(file, line)) return '-';
  return line[line.rfind(')') + 2];
}

int main() {
  const pid_t child = fork();
  if (child == 0) _exit(7);

  siginfo_t info{};
  waitid(P_PID, static_cast<id_t>(child), &info, WEXITED | WNOWAIT);
  std::cout << "ended, not waited for: " << state_of(child) << '\n';

  int status = 0;
  waitpid(child, &status, 0);
  std::cout << "exit status: " << WEXITSTATUS(status) << '\n'
            << "waited for: " << state_of(child) << '\n';
}

// Output:
//   ended, not waited for: Z
//   exit status: 7
//   waited for: -
