// Wrong on purpose: main returns while a detached thread is at work.
// The process ends with it, and the thread never tidies up.

#include <chrono>
#include <future>
#include <iostream>
#include <stop_token>
#include <thread>
#include <utility>

struct tidy {
  ~tidy() { std::cout << "worker: tidied up\n"; }
};

void work(std::stop_token stop, std::promise<void> half_way) {
  tidy at_the_end;
  std::cout << "worker: half way\n";
  half_way.set_value();
  while (!stop.stop_requested()) {
    // Stands for one piece of work.
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  }
}

int main() {
  std::promise<void> half_way;
  std::future<void> reached = half_way.get_future();
  std::thread worker(work, std::stop_token(), std::move(half_way));
  worker.detach();
  reached.wait();
  std::cout << "main: returns\n";
}

// Output:
//   worker: half way
//   main: returns
