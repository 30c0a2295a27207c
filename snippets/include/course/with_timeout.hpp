/// @file
/// A task that is given so much time and no more.

#ifndef COURSE_WITH_TIMEOUT_HPP
#define COURSE_WITH_TIMEOUT_HPP

#include <chrono>
#include <coroutine>
#include <course/event_loop.hpp>
#include <course/task.hpp>
#include <stdexcept>
#include <utility>

namespace course {

/// Thrown by with_timeout() when the time is over.
class timeout_error : public std::runtime_error {
public:
  /// Says `timed out`.
  timeout_error() : runtime_error("timed out") {}
};

namespace detail {

// Starts the work and sleeps; whichever ends first resumes the coroutine
// that awaits.
template <class T>
struct work_or_sleep {
  typename task<T>::awaiter& work;
  sleep_awaiter sleep;

  bool await_ready() const noexcept { return false; }

  std::coroutine_handle<void> await_suspend(
      std::coroutine_handle<void> waiting) {
    sleep.await_suspend(waiting);
    return work.await_suspend(waiting);
  }

  void await_resume() const noexcept {}
};

}  // namespace detail

/// Runs `work` for `limit` at most and returns its result.
///
///     auto page = co_await with_timeout(download(), 1s);
///
/// When the limit is reached, `work` is cancelled: it is destroyed where
/// it is suspended, with all that lives in it. Only then the exception
/// is thrown. Work that never waits cannot be interrupted.
///
/// Whatever `work` waits for must bear that the coroutine that waits is
/// destroyed. All awaiters of this library do. A destructor that throws
/// meanwhile ends the program.
///
/// @throws timeout_error if the limit was reached first
/// @throws std::logic_error if no loop runs on this thread
/// @throws std::exception whatever `work` throws
template <class T, class Rep, class Period>
task<T> with_timeout(task<T> work,
                     std::chrono::duration<Rep, Period> limit) {
  {
    auto working = std::move(work).operator co_await();
    {
      detail::work_or_sleep<T> first{working, sleep_for(limit)};
      co_await first;
    }  // The loop forgets the sleeper here, if the work was faster.
    if (working.await_ready()) co_return working.await_resume();
  }  // The work is destroyed here.
  throw timeout_error();
}

}  // namespace course

#endif  // COURSE_WITH_TIMEOUT_HPP
