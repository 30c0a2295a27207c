// Four processes, four threads and four coroutines add 1000 each to a
// variable of main. Notice which of them main hears nothing of.

#include <atomic>
#include <course/event_loop.hpp>
#include <course/gather.hpp>
#include <course/process.hpp>
#include <course/task.hpp>
#include <iostream>
#include <thread>
#include <utility>
#include <vector>

constexpr int workers = 4;
constexpr int rounds = 1000;

course::task<> add_in_turns(int& counter) {
  for (int round = 0; round < rounds; ++round) {
    ++counter;
    co_await course::yield();
  }
}

int main() {
  int by_processes = 0;
  {
    std::vector<course::process> processes;
    for (int i = 0; i < workers; ++i) {
      processes.emplace_back([&] { by_processes += rounds; });
    }
  }

  std::atomic<int> by_threads = 0;
  {
    std::vector<std::jthread> threads;
    for (int i = 0; i < workers; ++i) {
      threads.emplace_back([&] {
        for (int round = 0; round < rounds; ++round) ++by_threads;
      });
    }
  }

  int by_coroutines = 0;
  std::vector<course::task<>> tasks;
  for (int i = 0; i < workers; ++i) {
    tasks.push_back(add_in_turns(by_coroutines));
  }
  course::run(course::gather(std::move(tasks)));

  std::cout << "processes: " << by_processes << '\n'
            << "threads: " << by_threads << '\n'
            << "coroutines: " << by_coroutines << '\n';
}

// Output:
//   processes: 0
//   threads: 4000
//   coroutines: 4000
