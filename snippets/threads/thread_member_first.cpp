// Wrong on purpose: the thread is the first member, so it may run
// before the number it prints exists, and still when that has gone.

#include <iostream>
#include <syncstream>
#include <thread>

class worker {
public:
  explicit worker(int number)
      : thread_([this] { run(); }), number_(number) {}

private:
  void run() {
    std::osyncstream(std::cout) << "worker " << number_ << " at work\n";
  }

  std::jthread thread_;
  int number_;
};

int main() {
  worker first(1);
  worker second(2);
}

// Fails (data race):
