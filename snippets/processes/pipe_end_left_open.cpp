// Wrong on purpose: the child waits for the end of the pipe, but itself
// has its end for writing open. While one could write there is no end.

#include <unistd.h>

#include <course/process.hpp>
#include <iostream>

int main() {
  int ends[2];
  if (pipe(ends) == -1) return 1;

  course::process reader([&] {
    char text[80];
    while (const ssize_t size = read(ends[0], text, sizeof text)) {
      if (size == -1) return 1;
      std::cout.write(text, size).flush();
      alarm(1);  // Or the next read would wait for ever.
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
//   reader ended with signal 14 (Alarm clock)
