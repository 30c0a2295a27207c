// posix_spawn runs another program, here echo, in a child process. This
// program is not copied, and so nothing of it runs a second time.

#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <iostream>
#include <string>
#include <system_error>

int main() {
  std::string program = "echo";
  std::string greeting = "hello from another program";
  char* arguments[] = {program.data(), greeting.data(), nullptr};

  pid_t child = 0;
  const int error = posix_spawnp(&child, program.c_str(), nullptr,
                                 nullptr, arguments, environ);
  if (error != 0) {
    std::cerr << std::generic_category().message(error) << '\n';
    return 1;
  }

  int status = 0;
  waitpid(child, &status, 0);
  std::cout << "it ended with exit status " << WEXITSTATUS(status)
            << '\n';
}

// Output:
//   hello from another program
//   it ended with exit status 0
// Not under (explorer): it starts another program, which the explorer does not follow
