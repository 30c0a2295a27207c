// A child has the name of its parent until it takes one of its own.
// Notice that no more than 15 characters of that one are kept.

#include <sys/prctl.h>
#include <unistd.h>

#include <course/process.hpp>
#include <fstream>
#include <iostream>
#include <string>

std::string name_of(pid_t process) {
  std::ifstream file("/proc/" + std::to_string(process) + "/comm");
  std::string name;
  std::getline(file, name);
  return name;
}

int main() {
  prctl(PR_SET_NAME, "accountant");

  course::process([] {
    std::cout << "child: " << name_of(getpid()) << '\n';
    prctl(PR_SET_NAME, "adder of numbers");
    std::cout << "child: " << name_of(getpid()) << '\n';
  }).join();

  std::cout << "parent: " << name_of(getpid()) << '\n';
}

// Output:
//   child: accountant
//   child: adder of number
//   parent: accountant
