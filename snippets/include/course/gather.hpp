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

// The children of one gather. Awaiting it puts them all into the ready
// queue; the last one that finishes puts the parent there.
class children {
public:
  void add(task<void> child) {
    tasks_.push_back(std::move(child).operator co_await());
  }

  void failed() noexcept {
    if (!first_error_) first_error_ = std::current_exception();
  }

  void finished() {
    if (++finished_ == tasks_.size()) loop_->schedule(parent_);
  }

  bool await_ready() const noexcept { return tasks_.empty(); }

  void await_suspend(std::coroutine_handle<void> parent) {
    loop_ = &event_loop::current();
    parent_ = parent;
    for (auto& child : tasks_) {
      loop_->schedule(child.await_suspend(std::noop_coroutine()));
    }
  }

  void await_resume() const {
    if (first_error_) std::rethrow_exception(first_error_);
  }

private:
  event_loop* loop_ = nullptr;
  std::coroutine_handle<void> parent_;
  std::vector<task<void>::awaiter> tasks_;
  std::size_t finished_ = 0;
  std::exception_ptr first_error_;
};

// Sees one child to its end. The references live in the frame of the
// gather, which outlives its children.
template <class T>
task<void> see_to_the_end(task<T> child,
                          std::optional<gathered<T>>& result,
                          children& siblings) {
  try {
    if constexpr (std::is_void_v<T>) {
      co_await std::move(child);
      result.emplace();
    } else {
      result.emplace(co_await std::move(child));
    }
  } catch (...) {
    siblings.failed();
  }
  siblings.finished();
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
  std::tuple<std::optional<gathered<Ts>>...> results;
  detail::children all;
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

/// Runs a number of tasks that is only known at run time; otherwise as
/// the gather of single tasks.
///
/// @throws std::logic_error if no loop runs on this thread
/// @throws std::exception the first that a task has thrown
template <class T>
task<std::vector<gathered<T>>> gather(std::vector<task<T>> tasks) {
  std::vector<std::optional<gathered<T>>> results(tasks.size());
  detail::children all;
  for (std::size_t i = 0; i < tasks.size(); ++i) {
    all.add(see_to_the_end(std::move(tasks[i]), results[i], all));
  }
  co_await all;
  std::vector<gathered<T>> values;
  values.reserve(results.size());
  for (auto& result : results) values.push_back(std::move(*result));
  co_return values;
}

}  // namespace course

#endif  // COURSE_GATHER_HPP
