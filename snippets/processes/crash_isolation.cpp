// A child writes through a null pointer, and the system ends it. Notice
// that the parent only hears of it, and goes on.

#include <course/process.hpp>
#include <iostream>

int main() {
  course::process worker([] {
    volatile int* nowhere = nullptr;
    *nowhere = 1;
  });
  const course::exit_status status = worker.join();

  std::cout << "the worker ended with " << status.words() << '\n'
            << "the parent goes on\n";
}

// Output:
//   the worker ended with signal 11 (Segmentation fault)
//   the parent goes on
// Not under (tsan): it turns the segmentation fault into a report and exit status 66
// Not under (asan): it turns the segmentation fault into a report and exit status 1
