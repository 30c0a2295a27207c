// The owner takes from the bottom, a thief from the top: of the last task
// both may think that it is theirs.
#include <atomic>
#include <cassert>
#include <thread>

constexpr int tasks = 2;
constexpr int none = -1;

std::atomic<int> top = 0;
std::atomic<int> bottom = 0;
std::atomic<int> queue[tasks];
std::atomic<int> runs[tasks];

void put(int task) {
  queue[bottom % tasks] = task;
  ++bottom;
}

int take() {
  const int last = --bottom;
  int first = top;
  if (first > last) {
    bottom = first;
    return none;
  }
  int task = queue[last % tasks];
  if (first == last) {
#ifdef FIXED
    if (!top.compare_exchange_strong(first, first + 1)) task = none;
#else
    top = first + 1;
#endif
    bottom = last + 1;
  }
  return task;
}

int steal() {
  int first = top;
  if (first >= bottom) return none;
  const int task = queue[first % tasks];
  return top.compare_exchange_strong(first, first + 1) ? task : none;
}

void run(int task) {
  if (task != none) ++runs[task];
}

int main() {
  for (int task = 0; task < tasks; ++task) put(task);
  std::thread thief([] { run(steal()); });
  for (int i = 0; i < tasks; ++i) run(take());
  thief.join();
  for (const std::atomic<int>& count : runs) assert(count == 1);
}
