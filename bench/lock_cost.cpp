/// What does one access to a counter cost that threads share?
/// The time is counted over all threads together: from the end of one access to
/// the end of the next, whoever makes it. A perfect division of the work among
/// two threads would halve it. HOLD_NS says how long every lock is held, THREADS
/// one more number of threads: `HOLD_NS=1000 THREADS=8 build/suites/lock_cost`.

#include <array>
#include <atomic>
#include <chrono>
#include <memory>
#include <mutex>
#include <set>
#include <shared_mutex>
#include <string>

#include "suite.hpp"
#include "waiting_worker.hpp"

namespace {

using bench::variant;
using benchmark::State;
using std::chrono::nanoseconds;

// Spends time as work under a lock does: on the core, not asleep.
void hold(nanoseconds length) {
  if (length == nanoseconds::zero()) return;
  const auto end = std::chrono::steady_clock::now() + length;
  while (std::chrono::steady_clock::now() < end) {
  }
}

// Each counter below is one way to let threads count together. What they
// return is used by the caller, so that no access can be left out.

class plain_counter {
public:
  long access(int, nanoseconds) { return ++value_; }

private:
  long value_ = 0;
};

class atomic_counter {
public:
  long access(int, nanoseconds) { return ++value_; }

private:
  std::atomic<long> value_ = 0;
};

// Waits by trying again, and keeps its core busy all the while.
class spin_lock {
public:
  void lock() {
    while (taken_.test_and_set(std::memory_order_acquire)) {
      // Looking does not take the cache line away from the holder.
      while (taken_.test(std::memory_order_relaxed)) {
      }
    }
  }
  void unlock() { taken_.clear(std::memory_order_release); }

private:
  std::atomic_flag taken_;
};

template <class Mutex>
class locked_counter {
public:
  long access(int, nanoseconds length) {
    std::lock_guard lock(mutex_);
    hold(length);
    return ++value_;
  }

private:
  Mutex mutex_;
  long value_ = 0;  // Guarded by mutex_.
};

class read_counter {
public:
  long access(int, nanoseconds length) {
    std::shared_lock lock(mutex_);
    hold(length);
    return value_;
  }

private:
  std::shared_mutex mutex_;
  const long value_ = 1;
};

// Every thread has a number of its own; who wants the sum adds them up.
class sharded_counter {
public:
  long access(int thread, nanoseconds) {
    const auto number = static_cast<std::size_t>(thread) % shards_.size();
    return shards_[number].value.fetch_add(1, std::memory_order_relaxed);
  }

private:
  // As large as a cache line, so that no two threads write to the same one.
  struct alignas(64) shard {
    std::atomic<long> value = 0;
  };
  std::array<shard, 64> shards_;
};

template <class Counter>
void add(const std::string& name, const std::string& label, int threads,
         nanoseconds length) {
  const std::string count = std::to_string(threads);
  const std::string who =
      threads == 1 ? ", 1 thread" : ", " + count + " threads";
  // Made here and not in the timed part: all threads share one counter. It
  // begins at a cache line, or luck would decide how many lines it touches.
  struct alignas(64) aligned_counter : Counter {};
  const auto counter = std::make_shared<aligned_counter>();
  variant(name + "-" + count, label + who, [=](State& state) {
    for (auto _ : state) {
      // Without a use of the result the accesses might be merged into one.
      benchmark::DoNotOptimize(counter->access(state.thread_index(), length));
    }
  })->Threads(threads);
}

}  // namespace

int main(int argc, char** argv) {
  // Locks are for programs with threads. In a process that never had a second
  // one, the C library takes a shortcut that no such program can take.
  const bench::waiting_worker bystander;
  const nanoseconds length(bench::setting("HOLD_NS", 0));
  add<plain_counter>("plain", "long, not shared", 1, length);
  const auto more = static_cast<int>(bench::setting("THREADS", 4, 1));
  for (const int threads : std::set<int>{1, 2, 4, more}) {
    add<atomic_counter>("atomic", "std::atomic", threads, length);
    add<locked_counter<std::mutex>>("mutex", "std::mutex", threads, length);
    add<locked_counter<std::shared_mutex>>(
        "shared_mutex", "std::shared_mutex, locked to write", threads, length);
    add<read_counter>("reader", "std::shared_mutex, locked to read", threads,
                      length);
    add<locked_counter<spin_lock>>("spin", "spin lock", threads, length);
    add<sharded_counter>("sharded", "std::atomic for each thread", threads,
                         length);
  }
  bench::set_control("mutex-2");
  return bench::run_suite(argc, argv);
}
