// Three answers, each 0.1 s away, are awaited in three ways: one after
// the other, on three threads, and in three coroutines on one thread.

#include <chrono>
#include <course/event_loop.hpp>
#include <course/gather.hpp>
#include <course/task.hpp>
#include <iostream>
#include <thread>
#include <vector>

constexpr std::chrono::milliseconds delay(100);

void ask() { std::this_thread::sleep_for(delay); }

course::task<> ask_politely() { co_await course::sleep_for(delay); }

int main() {
  for (int i = 0; i < 3; ++i) ask();
  std::cout << "one after the other\n";

  std::vector<std::jthread> threads;
  for (int i = 0; i < 3; ++i) threads.emplace_back(ask);
  for (std::jthread& thread : threads) thread.join();
  std::cout << "three threads\n";

  course::run(
      course::gather(ask_politely(), ask_politely(), ask_politely()));
  std::cout << "three coroutines on one thread\n";
}

// Timed output:
//   [0.3 s] one after the other
//   [0.4 s] three threads
//   [0.5 s] three coroutines on one thread
