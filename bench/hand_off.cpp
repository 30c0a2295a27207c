/// What does it cost to hand the turn to another and to get it back?
/// Two players take turns; each way of doing so is timed there and back.

#include <semaphore.h>
#include <unistd.h>

#include <array>
#include <condition_variable>
#include <coroutine>
#include <course/event_loop.hpp>
#include <course/gather.hpp>
#include <course/process.hpp>
#include <course/shared.hpp>
#include <course/task.hpp>
#include <exception>
#include <mutex>
#include <semaphore>
#include <thread>
#include <utility>

#include "suite.hpp"

namespace {

using bench::variant;
using benchmark::State;

// A coroutine that is resumed by hand and suspends itself at once again.
class player {
public:
  struct promise_type {
    player get_return_object() {
      return player(std::coroutine_handle<promise_type>::from_promise(*this));
    }
    std::suspend_always initial_suspend() const noexcept { return {}; }
    std::suspend_always final_suspend() const noexcept { return {}; }
    void return_void() const noexcept {}
    void unhandled_exception() const noexcept { std::terminate(); }
  };

  explicit player(std::coroutine_handle<promise_type> frame) : frame_(frame) {}
  player(player&& other) noexcept
      : frame_(std::exchange(other.frame_, nullptr)) {}
  player& operator=(player&&) = delete;
  ~player() {
    if (frame_) frame_.destroy();
  }
  void resume() const { frame_.resume(); }

private:
  std::coroutine_handle<promise_type> frame_;
};

player suspend_for_ever(unsigned long& turns) {
  for (;;) {
    ++turns;
    co_await std::suspend_always();
  }
}

void resume(State& state) {
  unsigned long turns = 0;
  const player other = suspend_for_ever(turns);
  for (auto _ : state) {
    other.resume();
    // Otherwise the compiler may see through both and count at once.
    benchmark::DoNotOptimize(turns);
  }
}

void count(unsigned long& turns) {
  ++turns;
}

void call(State& state) {
  unsigned long turns = 0;
  auto function = count;
  for (auto _ : state) {
    // The compiler must not know which function it is, as with a coroutine.
    benchmark::DoNotOptimize(function);
    function(turns);
    benchmark::DoNotOptimize(turns);
  }
}

course::task<void> time_yields(State& state, bool& over) {
  for (auto _ : state) co_await course::yield();
  over = true;
}

course::task<void> yield_until(bool& over) {
  while (!over) co_await course::yield();
}

course::task<void> take_turns(State& state) {
  bool over = false;
  co_await course::gather(time_yields(state, over), yield_until(over));
}

void yield(State& state) {
  course::run(take_turns(state));
}

// A flag that one waits for and another raises, with a condition variable.
class flag {
public:
  void raise() {
    {
      std::scoped_lock lock(mutex_);
      raised_ = true;
    }
    changed_.notify_one();
  }
  void wait() {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [this] { return raised_; });
    raised_ = false;
  }

private:
  std::mutex mutex_;
  std::condition_variable changed_;
  bool raised_ = false;  // Guarded by mutex_.
};

class std_semaphore {
public:
  void raise() { semaphore_.release(); }
  void wait() { semaphore_.acquire(); }

private:
  std::binary_semaphore semaphore_{0};
};

// POSIX's semaphore, which also works between processes.
class system_semaphore {
public:
  system_semaphore() { sem_init(&semaphore_, /*pshared=*/1, 0); }
  void raise() { sem_post(&semaphore_); }
  void wait() {
    // A signal interrupts the wait without a turn.
    while (sem_wait(&semaphore_) != 0) {
    }
  }

private:
  sem_t semaphore_;
};

class byte_pipe {
public:
  byte_pipe() {
    if (pipe(ends_.data()) != 0) std::terminate();
  }
  void raise() {
    const char byte = 1;
    if (write(ends_[1], &byte, 1) != 1) std::terminate();
  }
  void wait() {
    char byte = 0;
    if (read(ends_[0], &byte, 1) != 1) std::terminate();
  }

private:
  std::array<int, 2> ends_{};
};

// The two directions, and the end of the game.
template <class Signal>
struct game {
  Signal there;
  Signal back;
  std::atomic<bool> over = false;

  void answer() {
    for (there.wait(); !over; there.wait()) back.raise();
  }
  void ask() {
    there.raise();
    back.wait();
  }
  void end() {
    over = true;
    there.raise();
  }
};

template <class Signal>
void between_threads(State& state) {
  game<Signal> turns;
  std::jthread other([&] { turns.answer(); });
  for (auto _ : state) turns.ask();
  turns.end();
}

template <class Signal>
void between_processes(State& state) {
  const course::shared<game<Signal>> turns;
  course::process other([&] { turns->answer(); });
  for (auto _ : state) turns->ask();
  turns->end();
}

}  // namespace

int main(int argc, char** argv) {
  variant("call", "function: called through a pointer, returned", call);
  variant("resume", "coroutine: resumed, suspended again", resume);
  variant("yield", "two coroutines on an event loop: yield", yield);
  const auto add = [](const char* name, const char* label, auto body) {
    variant(name, label, body)->Unit(benchmark::kMicrosecond);
  };
  add("semaphore", "two threads: std::binary_semaphore",
      between_threads<std_semaphore>);
  add("condition_variable", "two threads: std::condition_variable",
      between_threads<flag>);
  add("pipe", "two threads: a byte through a pipe", between_threads<byte_pipe>);
  add("process_semaphore", "two processes: POSIX semaphore in shared memory",
      between_processes<system_semaphore>);
  add("process_pipe", "two processes: a byte through a pipe",
      between_processes<byte_pipe>);
  bench::set_control("condition_variable");
  return bench::run_suite(argc, argv);
}
