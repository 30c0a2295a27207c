// Wrong on purpose: twelve threads publish a pair that is never to be seen half
// written, and one, which comes last, looks at it. To show the mistake exactly
// one of the twelve must be between its two writes, and then the last must run.
#include <atomic>
#include <cstdio>
#include <thread>
#include <vector>

std::atomic<int> first = 0;
std::atomic<int> second = 0;

void publish() {
  first = 1;
  second = 1;
}

int main() {
  std::vector<std::thread> threads;
  for (int i = 0; i < 12; ++i) threads.emplace_back(publish);
  bool half = false;
  threads.emplace_back([&half] { half = first == 1 && second == 0; });
  for (std::thread& thread : threads) thread.join();
  std::puts(half ? "half" : "whole");
}
