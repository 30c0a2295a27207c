// Three threads start, wait and finish; main joins all of them. Each
// thread keeps its own order, but none of them waits for another.

#include <chrono>
#include <iostream>
#include <syncstream>
#include <thread>
#include <vector>

void task(int number) {
  std::osyncstream(std::cout) << "Thread " << number << " starting\n";
  // Stands for a wait: a disk, a server, a person.
  std::this_thread::sleep_for(std::chrono::milliseconds(200));
  std::osyncstream(std::cout) << "Thread " << number << " done\n";
}

int main() {
  std::vector<std::jthread> threads;
  for (int number = 0; number < 3; ++number) {
    threads.emplace_back(task, number);
  }
  for (std::jthread& thread : threads) thread.join();
  std::cout << "All threads complete.\n";
}

// Output:
//   Thread 0 starting
//   Thread 0 done
// |
//   Thread 1 starting
//   Thread 1 done
// |
//   Thread 2 starting
//   Thread 2 done
// ---
//   All threads complete.
