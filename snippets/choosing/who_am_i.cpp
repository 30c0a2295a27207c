// Four jobs in each model write down in which process and which thread
// they ran. Notice what is one and what is four, from model to model.

#include <unistd.h>

#include <array>
#include <course/event_loop.hpp>
#include <course/gather.hpp>
#include <course/process.hpp>
#include <course/shared.hpp>
#include <course/task.hpp>
#include <cstddef>
#include <iostream>
#include <latch>
#include <set>
#include <thread>
#include <utility>
#include <vector>

//> job
struct place {
  pid_t process;
  pid_t thread;
};

place here() { return {getpid(), gettid()}; }

course::task<> note(place& seen) {
  seen = here();
  co_return;
}
//< job

constexpr std::size_t jobs = 4;
using places = std::array<place, jobs>;

void print(const char* model, const places& seen) {
  std::set<pid_t> processes;
  std::set<pid_t> threads;
  for (const place& each : seen) {
    processes.insert(each.process);
    threads.insert(each.thread);
  }
  std::cout << model << ": processes " << processes.size()
            << ", threads " << threads.size() << '\n';
}

//> main
int main() {
  course::shared<places> by_processes;
  {
    std::vector<course::process> processes;
    for (place& seen : *by_processes) {
      processes.emplace_back([&] { seen = here(); });
    }
  }
  print("4 processes", *by_processes);

  places by_threads{};
  {
    std::latch all_alive(jobs);  // A thread's number is used again.
    std::vector<std::jthread> threads;
    for (place& seen : by_threads) {
      threads.emplace_back([&] {
        seen = here();
        all_alive.arrive_and_wait();
      });
    }
  }
  print("4 threads", by_threads);

  places by_coroutines{};
  std::vector<course::task<>> tasks;
  for (place& seen : by_coroutines) tasks.push_back(note(seen));
  course::run(course::gather(std::move(tasks)));
  print("4 coroutines", by_coroutines);
}
//< main

// Output:
//   4 processes: processes 4, threads 4
//   4 threads: processes 1, threads 4
//   4 coroutines: processes 1, threads 1
