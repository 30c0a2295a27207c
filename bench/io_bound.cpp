/// How long do many waits take together when each model is let wait its way?
/// Each wait is a timer that stands for a server's answer: it costs nothing but
/// time, so no network and no server can be the bottleneck here. WAITS and
/// WAIT_MS set how many there are and how long each is:
/// `WAITS=1000 WAIT_MS=20 build/suites/io_bound`.

#include <chrono>
#include <course/event_loop.hpp>
#include <course/gather.hpp>
#include <course/process.hpp>
#include <course/task.hpp>
#include <string>
#include <thread>
#include <vector>

#include "suite.hpp"

namespace {

using bench::variant;
using benchmark::State;

struct waits {
  unsigned count;
  std::chrono::milliseconds length;
};

void sequential(waits all) {
  for (unsigned number = 0; number < all.count; ++number) {
    std::this_thread::sleep_for(all.length);
  }
}

void threads(waits all) {
  std::vector<std::jthread> waiting;
  for (unsigned number = 0; number < all.count; ++number) {
    waiting.emplace_back([=] { std::this_thread::sleep_for(all.length); });
  }
}

void processes(waits all) {
  std::vector<course::process> waiting;
  for (unsigned number = 0; number < all.count; ++number) {
    waiting.emplace_back([=] { std::this_thread::sleep_for(all.length); });
  }
}

course::task<void> wait_once(std::chrono::milliseconds length) {
  co_await course::sleep_for(length);
}

course::task<void> wait_for_all(waits all) {
  std::vector<course::task<void>> tasks;
  for (unsigned number = 0; number < all.count; ++number) {
    tasks.push_back(wait_once(all.length));
  }
  co_await course::gather(std::move(tasks));
}

void coroutines(waits all) {
  course::run(wait_for_all(all));
}

}  // namespace

int main(int argc, char** argv) {
  const waits all{bench::setting("WAITS", 100),
                  std::chrono::milliseconds(bench::setting("WAIT_MS", 5))};
  const std::string what = std::to_string(all.count) + " waits of " +
                           std::to_string(all.length.count()) + " ms, ";
  const auto add = [&](const std::string& name, const std::string& how,
                       void (*way)(waits)) {
    variant(name, what + how, [=](State& state) {
      for (auto _ : state) way(all);
    })->Unit(benchmark::kMillisecond);
  };
  add("sequential", "one after the other", sequential);
  add("threads", "a thread for each", threads);
  add("coroutines", "a coroutine for each, on one thread", coroutines);
  add("processes", "a process for each", processes);
  bench::set_control("threads");
  return bench::run_suite(argc, argv);
}
