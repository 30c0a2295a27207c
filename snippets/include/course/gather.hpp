/// @file
/// Many tasks at once, awaited as one: the `asyncio.gather` of this
/// course.

#ifndef COURSE_GATHER_HPP
#define COURSE_GATHER_HPP

#include <coroutine>
#include <course/event_loop.hpp>
#include <course/task.hpp>
#include <cstddef>
#include <exception>
#include <optional>
#include <tuple>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

namespace course {

/// What a gather holds as the result of a `task<T>`: a `T`, or a
/// `std::monostate` where the task has no result.
template <class T>
using gathered =
    std::conditional_t<std::is_void_v<T>, std::monostate, T>;

namespace detail {

// The children of one gather. Awaiting it starts them; the last one that
// finishes, or the first that fails if there is no patience, wakes the
// parent. Destroying it destroys them, wherever they are suspended.
class children {
public:
  enum class patience { until_all_end, until_one_fails };

  explicit children(patience how_long) : patience_(how_long) {}
  children(const children&) = delete;
  children& operator=(const children&) = delete;

  ~children() {
    if (parent_) loop_->forget(parent_);
  }

  void add(task<void> child) {
    tasks_.push_back(std::move(child).operator co_await());
    ++running_;
  }

  void finished() {
    if (--running_ == 0) wake_parent();
  }

  void failed() {
    if (!first_error_) first_error_ = std::current_exception();
    if (patience_ == patience::until_one_fails) wake_parent();
    finished();
  }

  bool await_ready() const noexcept { return tasks_.empty(); }

  void await_suspend(std::coroutine_handle<void> parent) {
    loop_ = &event_loop::current();
    parent_ = parent;
    for (auto& child : tasks_) {
      child.await_suspend(std::noop_coroutine()).resume();
    }
  }

  void await_resume() {
    parent_ = nullptr;
    if (!first_error_) return;
    tasks_.clear();  // With no exception in flight yet.
    std::rethrow_exception(first_error_);
  }

private:
  void wake_parent() {
    if (!woken_) loop_->schedule(parent_);
    woken_ = true;
  }

  const patience patience_;
  event_loop* loop_ = nullptr;
  std::coroutine_handle<void> parent_;  // Null unless suspended.
  bool woken_ = false;
  std::size_t running_ = 0;
  std::exception_ptr first_error_;
  std::vector<task<void>::awaiter> tasks_;  // Destroyed first.
};

// Sees one child to its end. The references live in the frame of the
// gather, which outlives its children. The child begins by way of
// yield(): if it is destroyed before its turn comes, the loop forgets it.
template <class T>
task<void> see_to_the_end(task<T> child,
                          std::optional<gathered<T>>& result,
                          children& siblings) {
  try {
    co_await yield();
    if constexpr (std::is_void_v<T>) {
      co_await std::move(child);
      result.emplace();
    } else {
      result.emplace(co_await std::move(child));
    }
  } catch (...) {
    siblings.failed();
    co_return;
  }
  siblings.finished();
}

template <class... Ts>
task<std::tuple<gathered<Ts>...>> gather_for(
    children::patience how_long, task<Ts>... tasks) {
  std::tuple<std::optional<gathered<Ts>>...> results;
  children all(how_long);
  std::apply(
      [&](auto&... result) {
        (all.add(see_to_the_end(std::move(tasks), result, all)), ...);
      },
      results);
  co_await all;
  co_return std::apply(
      [](auto&... result) {
        return std::tuple<gathered<Ts>...>(std::move(*result)...);
      },
      results);
}

template <class T>
task<std::vector<gathered<T>>> gather_for(children::patience how_long,
                                          std::vector<task<T>> tasks) {
  std::vector<std::optional<gathered<T>>> results(tasks.size());
  children all(how_long);
  for (std::size_t i = 0; i < tasks.size(); ++i) {
    all.add(see_to_the_end(std::move(tasks[i]), results[i], all));
  }
  co_await all;
  std::vector<gathered<T>> values;
  values.reserve(results.size());
  for (auto& result : results) values.push_back(std::move(*result));
  co_return values;
}

}  // namespace detail

/// Runs tasks concurrently on the current event loop and waits for all.
///
///     auto [user, posts] = co_await gather(load_user(), load_posts());
///
/// The tasks start when the gather is awaited, in the order of the
/// arguments. The results come in that order too, whichever finishes
/// first.
///
/// If tasks throw, the others still run to their ends, for they may use
/// what lives in the awaiting coroutine. Then the exception that was
/// thrown first in time is rethrown; later ones are dropped.
///
/// @throws std::logic_error if no loop runs on this thread
/// @throws std::exception the first that a task has thrown
template <class... Ts>
task<std::tuple<gathered<Ts>...>> gather(task<Ts>... tasks) {
  return detail::gather_for(detail::children::patience::until_all_end,
                            std::move(tasks)...);
}

/// Runs a number of tasks that is only known at run time; otherwise as
/// the gather of single tasks.
///
/// @throws std::logic_error if no loop runs on this thread
/// @throws std::exception the first that a task has thrown
template <class T>
task<std::vector<gathered<T>>> gather(std::vector<task<T>> tasks) {
  return detail::gather_for(detail::children::patience::until_all_end,
                            std::move(tasks));
}

/// As gather(), but the first task that throws cancels the others: they
/// are destroyed where they are suspended, with all that lives in them.
/// Only then its exception is rethrown.
///
/// Whatever a task waits for must bear that the coroutine that waits is
/// destroyed. All awaiters of this library do. A destructor that throws
/// meanwhile ends the program.
///
/// @throws std::logic_error if no loop runs on this thread
/// @throws std::exception the first that a task has thrown
template <class... Ts>
task<std::tuple<gathered<Ts>...>> gather_or_cancel(task<Ts>... tasks) {
  return detail::gather_for(detail::children::patience::until_one_fails,
                            std::move(tasks)...);
}

/// Runs a number of tasks that is only known at run time; otherwise as
/// the gather_or_cancel of single tasks.
///
/// @throws std::logic_error if no loop runs on this thread
/// @throws std::exception the first that a task has thrown
template <class T>
task<std::vector<gathered<T>>> gather_or_cancel(
    std::vector<task<T>> tasks) {
  return detail::gather_for(detail::children::patience::until_one_fails,
                            std::move(tasks));
}

}  // namespace course

#endif  // COURSE_GATHER_HPP
