// Three producers write numbers to one pipe. A write of a few bytes is
// never torn, so the pipe is a queue of numbers without any lock.

#include <unistd.h>

#include <course/process.hpp>
#include <iostream>
#include <vector>

int main() {
  int ends[2];
  if (pipe(ends) == -1) return 1;

  std::vector<course::process> producers;
  for (int i = 0; i < 3; ++i) {
    producers.emplace_back([&] {
      for (int item = 0; item < 100; ++item) {
        if (write(ends[1], &item, sizeof item) == -1) return 1;
      }
      return 0;
    });
  }
  close(ends[1]);  // The producers have the only copies now.

  int items = 0;
  int sum = 0;
  int item = 0;
  while (read(ends[0], &item, sizeof item) == sizeof item) {
    ++items;
    sum += item;
  }
  std::cout << "items: " << items << '\n' << "sum: " << sum << '\n';
}

// Output:
//   items: 300
//   sum: 14850
