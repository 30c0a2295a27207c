/// @file
/// A lazy coroutine with one result: the `async def` of this course.

#ifndef COURSE_TASK_HPP
#define COURSE_TASK_HPP

#include <coroutine>
#include <exception>
#include <stdexcept>
#include <type_traits>
#include <utility>
#include <variant>

namespace course {

namespace detail {

// How a coroutine ended: with a value or with an exception. The names
// are those by which the compiler reports the end to a promise.
template <class T>
class outcome {
  static_assert(std::is_object_v<T>, "return a pointer, no reference");

public:
  void return_value(T value) {
    state_.template emplace<1>(std::move(value));
  }

  void unhandled_exception() noexcept {
    state_.template emplace<2>(std::current_exception());
  }

  T take() {
    if (state_.index() == 2)
      std::rethrow_exception(std::get<2>(state_));
    return std::move(std::get<1>(state_));
  }

private:
  std::variant<std::monostate, T, std::exception_ptr> state_;
};

template <>
class outcome<void> {
public:
  void return_void() noexcept {}
  void unhandled_exception() noexcept {
    error_ = std::current_exception();
  }

  void take() {
    if (error_) std::rethrow_exception(error_);
  }

private:
  std::exception_ptr error_;
};

}  // namespace detail

/// A coroutine that starts when it is awaited and ends with one result.
///
///     task<int> answer() { co_return 42; }
///     task<int> twice() { co_return 2 * co_await answer(); }
///     int main() { std::cout << run(twice()) << '\n'; }  // 84
///
/// Calling `answer()` only makes the frame, in which the parameters are
/// kept as they are declared: a value is moved in, a reference stays a
/// reference. Nothing of the body runs. `co_await` starts the body on
/// the thread that awaits, and the awaiting coroutine goes on inside
/// whatever resumption finished the body, without a way through any
/// queue. Both hand-overs are symmetric transfers; whether they use up
/// stack is decided by the compiler (with g++ 12 they do not at -O2).
///
/// A task owns its frame. Destroying the task destroys the frame with
/// all that lives in it; a task that was never awaited never runs.
///
/// Thread safety: none. One thread at a time may touch a task.
///
/// @tparam T the type of the result: an object type or `void`
template <class T = void>
class [[nodiscard]] task {
public:
  class promise_type;
  class awaiter;

  /// Takes over the frame of `other`, which is empty afterwards.
  task(task&& other) noexcept
      : frame_(std::exchange(other.frame_, nullptr)) {}

  /// Takes over the frame of `other` and destroys the own one.
  task& operator=(task other) noexcept {
    std::swap(frame_, other.frame_);
    return *this;
  }

  /// Destroys the frame, finished or not.
  ~task() {
    if (frame_) frame_.destroy();
  }

  /// Starts the body and waits for its result: what `co_await` calls.
  ///
  /// Only an rvalue can be awaited, `co_await f()` or
  /// `co_await std::move(t)`: the result is moved out, so it can be had
  /// once. The task is empty afterwards.
  ///
  /// @throws std::logic_error if the task is empty
  awaiter operator co_await() && {
    if (!frame_) throw std::logic_error("co_await of an empty task");
    return awaiter(std::move(*this));
  }

private:
  explicit task(std::coroutine_handle<promise_type> frame) noexcept
      : frame_(frame) {}

  std::coroutine_handle<promise_type> frame_;  // Null when empty.
};

/// The part of a task's frame that the compiler talks to.
template <class T>
class task<T>::promise_type : public detail::outcome<T> {
  // Resumes whoever awaits the finished task.
  struct hand_over {
    bool await_ready() const noexcept { return false; }
    std::coroutine_handle<void> await_suspend(
        std::coroutine_handle<promise_type> finished) const noexcept {
      return finished.promise().awaiting_;
    }
    void await_resume() const noexcept {}
  };

public:
  /// Makes the task that the caller of the coroutine gets.
  task get_return_object() noexcept {
    return task(
        std::coroutine_handle<promise_type>::from_promise(*this));
  }

  /// Always suspends: a task is lazy.
  std::suspend_always initial_suspend() const noexcept { return {}; }

  /// Suspends for ever and resumes the coroutine that awaits.
  hand_over final_suspend() const noexcept { return {}; }

private:
  friend class task<T>::awaiter;

  std::coroutine_handle<void> awaiting_;
};

/// The three steps of awaiting a task. Owns the frame meanwhile, until
/// the end of the full expression that holds the `co_await`.
template <class T>
class task<T>::awaiter {
public:
  /// Whether the body has finished.
  bool await_ready() const noexcept { return task_.frame_.done(); }

  /// Remembers whom to resume at the end. The body's frame, which it
  /// returns, is to be resumed next.
  std::coroutine_handle<void> await_suspend(
      std::coroutine_handle<void> awaiting) noexcept {
    task_.frame_.promise().awaiting_ = awaiting;
    return task_.frame_;
  }

  /// Moves the result out, or rethrows what the body has thrown.
  T await_resume() { return task_.frame_.promise().take(); }

private:
  friend class task<T>;

  explicit awaiter(task&& awaited) noexcept
      : task_(std::move(awaited)) {}

  task task_;
};

}  // namespace course

#endif  // COURSE_TASK_HPP
