// There is no thread class to inherit from: a class owns its thread.
// The thread is the last member, so it starts last and is joined first.

#include <iostream>
#include <syncstream>
#include <thread>

class worker {
public:
  explicit worker(int number)
      : number_(number), thread_([this] { run(); }) {}

private:
  void run() {
    std::osyncstream(std::cout) << "worker " << number_ << " at work\n";
  }

  int number_;
  std::jthread thread_;  // Uses the members above it.
};

int main() {
  worker first(1);
  worker second(2);
}

// Unordered output:
//   worker 1 at work
//   worker 2 at work
