// A child process counts to 1000 in a variable it inherited. Notice
// that the parent's variable, of the same name and address, is still 0.

#include <course/process.hpp>
#include <iostream>

int main() {
  int counter = 0;

  course::process child([&] {
    for (int round = 0; round < 1000; ++round) ++counter;
    std::cout << "child: " << counter << '\n';
  });
  child.join();

  std::cout << "parent: " << counter << '\n';
}

// Output:
//   child: 1000
//   parent: 0
