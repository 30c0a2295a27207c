/// What does it cost to start one piece of work and to wait until it is done?
/// The work itself is nothing, so that all the time is the price of the
/// starting and the waiting. BALLAST_MIB makes the process larger before it is
/// copied: `BALLAST_MIB=256 build/suites/start_cost`.

#include <spawn.h>
#include <sys/wait.h>

#include <course/event_loop.hpp>
#include <course/process.hpp>
#include <course/task.hpp>
#include <future>
#include <string>
#include <thread>
#include <vector>

#include "suite.hpp"
#include "waiting_worker.hpp"

extern char** environ;

namespace {

using bench::variant;
using benchmark::State;

course::task<int> nothing() {
  co_return 1;
}

// The loop stands in a coroutine itself: only there can another be awaited.
course::task<void> await_again_and_again(State& state) {
  for (auto _ : state) {
    int result = co_await nothing();
    // Without a use of the result the compiler might leave out the call.
    benchmark::DoNotOptimize(result);
  }
}

void coroutine(State& state) {
  course::run(await_again_and_again(state));
}

void pool(State& state) {
  bench::waiting_worker worker;
  for (auto _ : state) worker.submit([] { return 1; }).get();
}

// A worker that finds the next job when it has done one need not be woken.
void busy_pool(State& state) {
  constexpr std::size_t batch = 100;
  bench::waiting_worker worker;
  std::vector<std::future<int>> results(batch);
  while (state.KeepRunningBatch(batch)) {
    for (auto& result : results) result = worker.submit([] { return 1; });
    for (auto& result : results) result.get();
  }
}

void async(State& state) {
  for (auto _ : state) std::async(std::launch::async, [] {}).get();
}

void thread(State& state) {
  for (auto _ : state) std::jthread([] {});
}

void process(State& state, unsigned ballast_mib) {
  // Written to, or the system would not have given the memory yet.
  const std::vector<char> ballast(std::size_t{ballast_mib} << 20, 'x');
  benchmark::DoNotOptimize(ballast.data());
  for (auto _ : state) course::process([] {}).join();
}

void program(State& state) {
  char name[] = "true";
  char* const arguments[] = {name, nullptr};
  for (auto _ : state) {
    pid_t child = 0;
    if (posix_spawnp(&child, name, nullptr, nullptr, arguments, environ) != 0 ||
        waitpid(child, nullptr, 0) != child) {
      state.SkipWithError("cannot run 'true'");
      return;
    }
  }
}

std::string process_label(unsigned ballast_mib) {
  const std::string label = "process: fork, _exit, wait";
  if (ballast_mib == 0) return label + " (small parent)";
  return label + " (parent holds " + std::to_string(ballast_mib) + " MiB)";
}

}  // namespace

int main(int argc, char** argv) {
  const unsigned ballast_mib = bench::setting("BALLAST_MIB", 0);
  variant("coroutine", "coroutine: called, awaited, ended", coroutine);
  variant("pool", "thread pool: one job to a sleeping thread, awaited", pool)
      ->Unit(benchmark::kMicrosecond);
  variant("busy_pool", "thread pool: one of 100 jobs, awaited together",
          busy_pool)
      ->Unit(benchmark::kMicrosecond);
  variant("thread", "std::jthread: started, joined", thread)
      ->Unit(benchmark::kMicrosecond);
  variant("async", "std::async: a thread of its own, awaited", async)
      ->Unit(benchmark::kMicrosecond);
  variant("process", process_label(ballast_mib), [=](State& state) {
    process(state, ballast_mib);
  })->Unit(benchmark::kMicrosecond);
  variant("program", "another program: posix_spawn of true, wait", program)
      ->Unit(benchmark::kMicrosecond);
  bench::set_control("thread");
  return bench::run_suite(argc, argv);
}
