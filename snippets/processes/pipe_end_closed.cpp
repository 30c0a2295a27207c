// The child closes its copy of the end for writing first. When the
// parent closes the other one nobody can write, and the pipe ends.

#include <unistd.h>

#include <course/process.hpp>
#include <iostream>

int main() {
  int ends[2];
  if (pipe(ends) == -1) return 1;

  course::process reader([&] {
    close(ends[1]);
    char text[80];
    while (const ssize_t size = read(ends[0], text, sizeof text)) {
      if (size == -1) return 1;
      std::cout.write(text, size).flush();
    }
    std::cout << "end of the pipe\n";
    return 0;
  });

  if (write(ends[1], "hello\n", 6) != 6) return 1;
  close(ends[1]);
  std::cout << "reader ended with " << reader.join().words() << '\n';
}

// Output:
//   hello
//   end of the pipe
//   reader ended with exit status 0
