/// @file
/// One thread's list of what to run next and what to run later.

#ifndef COURSE_EVENT_LOOP_HPP
#define COURSE_EVENT_LOOP_HPP

#include <algorithm>
#include <chrono>
#include <coroutine>
#include <course/task.hpp>
#include <deque>
#include <map>
#include <stdexcept>
#include <thread>
#include <utility>

namespace course {

/// Thrown by event_loop::run() when the main task waits and nothing is
/// left that could resume it.
class deadlock_error : public std::logic_error {
public:
  /// Says `deadlock: nothing left to run`.
  deadlock_error() : logic_error("deadlock: nothing left to run") {}
};

/// Runs coroutines on one thread: the ready ones first in, first out,
/// the sleeping ones by deadline and, where deadlines are equal, in the
/// order in which they went to sleep.
///
///     event_loop loop;
///     loop.run(main_task());
///
/// The loop has its own time, now(). When nothing is ready, the thread
/// sleeps until the next deadline, and now() becomes that deadline; it
/// never goes back. So the order in which coroutines run follows from
/// the program, not from the speed of the machine. A loop that comes
/// late, because a coroutine kept the thread, catches up: all that was
/// due runs without a pause. After 64 resumptions without an idle moment
/// now() is set to the real time, so that coroutines that only yield
/// cannot keep a sleeper waiting for ever.
///
/// A loop must outlive the coroutines that sleep on it.
///
/// Thread safety: none. A loop belongs to the thread that runs it.
class event_loop {
public:
  /// The clock in which deadlines are given.
  using clock = std::chrono::steady_clock;

  /// Makes a loop with nothing to do.
  event_loop() = default;
  event_loop(const event_loop&) = delete;
  event_loop& operator=(const event_loop&) = delete;

  /// The loop that runs on the calling thread.
  ///
  /// @throws std::logic_error if none does
  static event_loop& current() {
    if (!current_) throw std::logic_error("no event loop runs here");
    return *current_;
  }

  /// The loop's time. Stands still while a coroutine runs.
  clock::time_point now() const noexcept { return now_; }

  /// Puts `frame` at the end of the ready queue. It must be suspended,
  /// and stay alive until it is resumed.
  void schedule(std::coroutine_handle<void> frame) {
    ready_.push_back(frame);
  }

  /// Lets `frame` sleep until `deadline`; where that has passed, as
  /// schedule() does.
  void schedule_at(clock::time_point deadline,
                   std::coroutine_handle<void> frame) {
    if (deadline <= now_) return schedule(frame);
    sleeping_.emplace(deadline, frame);
  }

  /// Takes `frame` off the loop's lists, if it is on one: for whoever
  /// destroys a frame that waits. Linear in the length of the lists.
  void forget(std::coroutine_handle<void> frame) noexcept {
    std::erase(ready_, frame);
    std::erase_if(sleeping_, [&](const auto& sleeper) {
      return sleeper.second == frame;
    });
  }

  /// Runs `main` to its end and returns its result. What else is still
  /// waiting then stays in the loop for the next run().
  ///
  /// @throws std::logic_error if a loop already runs on this thread
  /// @throws deadlock_error if `main` waits and nothing is left to run
  /// @throws std::exception whatever `main` throws
  template <class T>
  T run(task<T> main) {
    const on_this_thread guard(this);
    now_ = std::max(now_, clock::now());
    auto awaiter = std::move(main).operator co_await();
    schedule(awaiter.await_suspend(std::noop_coroutine()));
    while (!awaiter.await_ready()) resume_next();
    return awaiter.await_resume();
  }

private:
  // Makes `loop` the current one of this thread, as long as it lives.
  struct on_this_thread {
    explicit on_this_thread(event_loop* loop) {
      if (current_) throw std::logic_error("an event loop runs here");
      current_ = loop;
    }
    on_this_thread(const on_this_thread&) = delete;
    on_this_thread& operator=(const on_this_thread&) = delete;
    ~on_this_thread() { current_ = nullptr; }
  };

  static constexpr int busy_max = 64;

  void resume_next() {
    if (ready_.empty()) {
      sleep();
    } else if (++busy_ == busy_max) {
      move_time(clock::now());
    }
    const auto next = ready_.front();
    ready_.pop_front();
    next.resume();
  }

  void sleep() {
    if (sleeping_.empty()) throw deadlock_error();
    const auto deadline = sleeping_.begin()->first;
    std::this_thread::sleep_until(deadline);
    move_time(deadline);
  }

  void move_time(clock::time_point to) {
    busy_ = 0;
    now_ = std::max(now_, to);
    const auto not_yet = sleeping_.upper_bound(now_);
    for (auto due = sleeping_.begin(); due != not_yet; ++due) {
      schedule(due->second);
    }
    sleeping_.erase(sleeping_.begin(), not_yet);
  }

  inline static thread_local event_loop* current_ = nullptr;

  clock::time_point now_ = clock::now();
  int busy_ = 0;  // Resumptions since time last moved.
  std::deque<std::coroutine_handle<void>> ready_;
  // By deadline; equal deadlines keep the order of insertion.
  std::multimap<clock::time_point, std::coroutine_handle<void>>
      sleeping_;
};

/// Suspends the coroutine that awaits it until a moment of its loop's
/// time. Made by sleep_for() and yield(). A coroutine may be destroyed
/// while it sleeps: the loop, which must still exist, then forgets it.
class [[nodiscard]] sleep_awaiter {
public:
  /// A pause of the coroutines of `loop`, until `deadline`.
  sleep_awaiter(event_loop& loop,
                event_loop::clock::time_point deadline) noexcept
      : loop_(loop), deadline_(deadline) {}

  sleep_awaiter(const sleep_awaiter&) = delete;
  sleep_awaiter& operator=(const sleep_awaiter&) = delete;

  /// Takes the coroutine off the loop's lists if it still sleeps.
  ~sleep_awaiter() {
    if (asleep_) loop_.forget(asleep_);
  }

  /// Never: even a pause of no length lets the others run.
  bool await_ready() const noexcept { return false; }

  /// Hands the coroutine to the loop.
  void await_suspend(std::coroutine_handle<void> frame) {
    loop_.schedule_at(deadline_, frame);
    asleep_ = frame;
  }

  /// Has no result.
  void await_resume() noexcept { asleep_ = nullptr; }

private:
  event_loop& loop_;
  const event_loop::clock::time_point deadline_;
  std::coroutine_handle<void> asleep_;  // Null unless suspended.
};

/// Suspends the coroutine that awaits it for `duration`, counted from
/// event_loop::now(); the thread meanwhile runs others. The loop resumes
/// it on its own thread, never early by its own time.
///
/// @throws std::logic_error if no loop runs on this thread
template <class Rep, class Period>
sleep_awaiter sleep_for(std::chrono::duration<Rep, Period> duration) {
  auto& loop = event_loop::current();
  using nearest = event_loop::clock::duration;
  return {loop, loop.now() + std::chrono::ceil<nearest>(duration)};
}

/// Suspends the coroutine that awaits it and lets all that are ready
/// take their turn before it goes on.
///
/// @throws std::logic_error if no loop runs on this thread
inline sleep_awaiter yield() {
  return sleep_for(std::chrono::seconds(0));
}

/// Runs `main` on a loop of its own; see event_loop::run().
///
/// @throws std::logic_error if a loop already runs on this thread
/// @throws deadlock_error if `main` waits and nothing is left to run
/// @throws std::exception whatever `main` throws
template <class T>
T run(task<T> main) {
  return event_loop().run(std::move(main));
}

}  // namespace course

#endif  // COURSE_EVENT_LOOP_HPP
