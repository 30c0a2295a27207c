/// How much memory does one waiting thread, coroutine or process take?
/// All of them are alive and wait while the memory is read from /proc: resident
/// memory, for processes their fair share of what they have in common (Pss).
/// What the kernel keeps besides is not in it: the stack of every thread, the
/// page table of every process.

#include <sys/types.h>
#include <unistd.h>

#include <array>
#include <chrono>
#include <course/event_loop.hpp>
#include <course/gather.hpp>
#include <course/process.hpp>
#include <course/task.hpp>
#include <fstream>
#include <latch>
#include <string>
#include <system_error>
#include <thread>
#include <vector>

#include "suite.hpp"

namespace {

using bench::variant;
using benchmark::State;

double resident_bytes() {
  std::ifstream statm("/proc/self/statm");
  double all_pages = 0;
  double resident_pages = 0;
  statm >> all_pages >> resident_pages;
  return resident_pages * static_cast<double>(sysconf(_SC_PAGESIZE));
}

// The share of a process in the memory that it uses, alone or with others.
double proportional_bytes(pid_t process) {
  std::ifstream rollup("/proc/" + std::to_string(process) + "/smaps_rollup");
  for (std::string key; rollup >> key;) {
    double kibibytes = 0;
    if (key == "Pss:" && rollup >> kibibytes) return kibibytes * 1024;
  }
  return 0;
}

double of_threads(unsigned count) {
  std::latch all_there(count + 1);
  std::latch over(1);
  const double before = resident_bytes();
  std::vector<std::jthread> threads;
  const auto wait = [&] {
    all_there.count_down();
    over.wait();
  };
  try {
    while (threads.size() < count) threads.emplace_back(wait);
  } catch (...) {
    // Those that are there must not wait for ever.
    over.count_down();
    throw;
  }
  all_there.arrive_and_wait();
  const double after = resident_bytes();
  over.count_down();
  return after - before;
}

course::task<void> sleep() {
  co_await course::sleep_for(std::chrono::milliseconds(1));
}

course::task<void> read_memory(double& result) {
  result = resident_bytes();
  co_return;
}

course::task<void> sleep_and_read_memory(unsigned count, double& result) {
  std::vector<course::task<void>> tasks;
  for (unsigned number = 0; number < count; ++number) tasks.push_back(sleep());
  // The last to start: all others sleep by then.
  tasks.push_back(read_memory(result));
  co_await course::gather(std::move(tasks));
}

double of_coroutines(unsigned count) {
  const double before = resident_bytes();
  double after = 0;
  course::run(sleep_and_read_memory(count, after));
  return after - before;
}

double of_processes(unsigned count) {
  std::array<int, 2> over{};
  if (pipe(over.data()) != 0) return 0;
  std::vector<course::process> processes;
  for (unsigned number = 0; number < count; ++number) {
    processes.emplace_back([=] {
      close(over[1]);
      char nothing = 0;
      // Returns when the last writing end, the parent's, is closed.
      if (read(over[0], &nothing, 1) != 0) std::abort();
    });
  }
  double sum = 0;
  for (const course::process& each : processes) {
    sum += proportional_bytes(each.id());
  }
  close(over[1]);
  close(over[0]);
  return sum;
}

void add(const std::string& name, const std::string& label, unsigned count,
         double (*measure)(unsigned)) {
  const std::string number = std::to_string(count);
  variant(name + "-" + number, "one of " + number + " " + label,
          [=](State& state) {
            double bytes = 0;
            try {
              for (auto _ : state) bytes = measure(count);
            } catch (const std::system_error& problem) {
              state.SkipWithError(problem.what());
            }
            state.counters["bytes"] = bytes / count;
          })
      // Once: what is freed is kept for the next time, which would look free.
      ->Iterations(1);
}

}  // namespace

int main(int argc, char** argv) {
  for (const unsigned count : {100U, 1'000U, 10'000U}) {
    add("coroutines", "sleeping coroutines", count, of_coroutines);
    add("threads", "waiting threads", count, of_threads);
    if (count < 10'000) {
      add("processes", "waiting processes", count, of_processes);
    }
  }
  bench::set_control("threads-1000");
  bench::set_measured_counter("bytes");
  return bench::run_suite(argc, argv);
}
