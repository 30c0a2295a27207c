// What happens to coroutines that are destroyed while they wait: by a
// timeout, by a failed sibling, by their owner.

#include <gtest/gtest.h>

#include <chrono>
#include <coroutine>
#include <course/event_loop.hpp>
#include <course/gather.hpp>
#include <course/task.hpp>
#include <course/with_timeout.hpp>
#include <exception>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace {

using namespace std::chrono_literals;
using course::event_loop;
using course::gather;
using course::gather_or_cancel;
using course::run;
using course::sleep_for;
using course::task;
using course::timeout_error;
using course::with_timeout;
using course::yield;

// Writes its name when it is destroyed.
class cleaner {
public:
  cleaner(std::string& log, char name) : log_(log), name_(name) {}
  cleaner(const cleaner&) = delete;
  cleaner& operator=(const cleaner&) = delete;
  ~cleaner() { log_ += name_; }

private:
  std::string& log_;
  const char name_;
};

// A task whose local variable, when it is destroyed, asks as scope guards
// do how many exceptions are in flight.
task<int> count_exceptions(int& in_flight) {
  struct counter {
    int& found;
    ~counter() { found = std::uncaught_exceptions(); }
  };
  const counter local{in_flight};
  co_await sleep_for(1h);
  co_return 0;
}

task<int> work(std::string& log, char name,
               std::chrono::milliseconds duration) {
  const cleaner local(log, name);
  co_await sleep_for(duration);
  log += '+';
  co_return 42;
}

task<int> fail_after(std::chrono::milliseconds pause) {
  co_await sleep_for(pause);
  throw std::runtime_error("boom");
}

// Goes on for a moment after the error: a frame that the loop should have
// forgotten would be resumed then.
template <class Error, class T>
task<std::string> error_of(task<T> inner) {
  std::string what = "no error";
  try {
    co_await std::move(inner);
  } catch (const Error& error) {
    what = error.what();
  }
  co_await sleep_for(5ms);
  co_return what;
}

TEST(WithTimeout, ReturnsWhatIsReadyInTime) {
  std::string log;
  EXPECT_EQ(run(with_timeout(work(log, 'a', 1ms), 1h)), 42);
  EXPECT_EQ(log, "+a");
}

// A sleeper that was left on the loop's list would wake here and keep
// the loop from seeing that nothing is left to run.
TEST(WithTimeout, ForgetsItsSleeperWhenTheWorkIsDone) {
  std::string log;
  event_loop loop;
  event_loop::clock::time_point done;
  auto main = [&]() -> task<> {
    co_await with_timeout(work(log, 'a', 1ms), 50ms);
    done = loop.now();
    co_await std::suspend_always();
  };
  EXPECT_THROW(loop.run(main()), course::deadlock_error);
  EXPECT_EQ(loop.now(), done);
}

TEST(WithTimeout, DestroysTheWorkBeforeItThrows) {
  std::string log;
  auto main = [&]() -> task<> {
    const auto start = event_loop::current().now();
    try {
      co_await with_timeout(work(log, 'a', 1h), 2ms);
      ADD_FAILURE() << "nothing was thrown";
    } catch (const timeout_error& error) {
      EXPECT_EQ(log, "a");
      EXPECT_STREQ(error.what(), "timed out");
    }
    EXPECT_EQ(event_loop::current().now() - start, 2ms);
    co_await sleep_for(1ms);
  };
  run(main());
  EXPECT_EQ(log, "a");
}

TEST(WithTimeout, DestroysTheWorkWithNoExceptionInFlight) {
  int in_flight = -1;
  EXPECT_THROW(run(with_timeout(count_exceptions(in_flight), 1ms)),
               timeout_error);
  EXPECT_EQ(in_flight, 0);
}

TEST(WithTimeout, LetsExceptionsOfTheWorkThrough) {
  EXPECT_EQ(
      run(error_of<std::runtime_error>(with_timeout(fail_after(1ms), 1h))),
      "boom");
}

TEST(WithTimeout, RunsWorkThatNeverWaits) {
  auto answer = []() -> task<int> { co_return 42; };
  EXPECT_EQ(run(with_timeout(answer(), 0ms)), 42);
}

TEST(WithTimeout, WorksForTasksWithoutResult) {
  auto nap = []() -> task<> { co_await sleep_for(1ms); };
  run(with_timeout(nap(), 1h));
  EXPECT_THROW(run(with_timeout(nap(), 0ms)), timeout_error);
}

TEST(WithTimeout, CancelsWholeTrees) {
  std::string log;
  auto tree = [&]() -> task<int> {
    const cleaner root(log, 'r');
    co_await gather(work(log, 'a', 1h), work(log, 'b', 1h));
    co_return 0;
  };
  EXPECT_EQ(run(error_of<timeout_error>(with_timeout(tree(), 1ms))),
            "timed out");
  EXPECT_EQ(log, "abr");
}

TEST(WithTimeout, Nests) {
  std::string log;
  auto inner = [&](std::chrono::milliseconds limit) {
    return with_timeout(work(log, 'a', 1h), limit);
  };
  EXPECT_EQ(run(error_of<timeout_error>(with_timeout(inner(1h), 1ms))),
            "timed out");
  EXPECT_EQ(run(error_of<timeout_error>(with_timeout(inner(1ms), 1h))),
            "timed out");
  EXPECT_EQ(log, "aa");
}

// At the limit itself whoever went to sleep first is first, and that is
// the limit. The work is then ready to run already, and must not.
TEST(WithTimeout, TakesReadyWorkOffTheQueue) {
  std::string log;
  EXPECT_EQ(
      run(error_of<timeout_error>(with_timeout(work(log, 'a', 1ms), 1ms))),
      "timed out");
  EXPECT_EQ(log, "a");
}

TEST(GatherOrCancel, ReturnsAllResultsInOrder) {
  std::string log;
  const auto [a, b] =
      run(gather_or_cancel(work(log, 'a', 2ms), work(log, 'b', 1ms)));
  EXPECT_EQ(a + b, 84);
  EXPECT_EQ(log, "+b+a");
}

TEST(GatherOrCancel, CancelsTheOthersWhenOneFails) {
  std::string log;
  auto main = [&]() -> task<> {
    const auto start = event_loop::current().now();
    try {
      co_await gather_or_cancel(work(log, 'a', 1h), fail_after(2ms),
                                work(log, 'b', 1ms));
      ADD_FAILURE() << "nothing was thrown";
    } catch (const std::runtime_error& error) {
      EXPECT_STREQ(error.what(), "boom");
      EXPECT_EQ(log, "+ba");
    }
    EXPECT_EQ(event_loop::current().now() - start, 2ms);
  };
  run(main());
}

TEST(GatherOrCancel, DestroysTheOthersWithNoExceptionInFlight) {
  int in_flight = -1;
  EXPECT_THROW(
      run(gather_or_cancel(count_exceptions(in_flight), fail_after(1ms))),
      std::runtime_error);
  EXPECT_EQ(in_flight, 0);
}

TEST(GatherOrCancel, CancelsAVectorToo) {
  std::string log;
  std::vector<task<int>> tasks;
  tasks.push_back(work(log, 'a', 1h));
  tasks.push_back(fail_after(1ms));
  EXPECT_THROW(run(gather_or_cancel(std::move(tasks))), std::runtime_error);
  EXPECT_EQ(log, "a");
}

TEST(GatherOrCancel, RethrowsTheFirstOfTwoInOneRound) {
  auto fail = [](std::string what) -> task<int> {
    co_await yield();
    throw std::runtime_error(what);
  };
  EXPECT_EQ(run(error_of<std::runtime_error>([&]() -> task<int> {
              co_await gather_or_cancel(fail("first"), fail("second"));
              co_return 0;
            }())),
            "first");
}

// The sibling fails in the same round in which the others are started,
// so they wait in the ready queue when they are destroyed.
TEST(GatherOrCancel, DestroysChildrenThatHaveNotBegun) {
  std::string log;
  auto fail_at_once = []() -> task<int> {
    throw std::runtime_error("boom");
    co_return 0;
  };
  auto nested = [&]() -> task<int> {
    const cleaner local(log, 'n');
    co_await gather(work(log, 'a', 1h));
    co_return 0;
  };
  EXPECT_EQ(run(error_of<std::runtime_error>(
                gather_or_cancel(fail_at_once(), nested()))),
            "boom");
  EXPECT_EQ(log, "n");
}

// The inner gather is done and its parent is on the ready queue when the
// sibling's failure destroys both.
TEST(GatherOrCancel, DestroysAParentThatIsAboutToWake) {
  std::string log;
  auto nested = [&]() -> task<int> {
    const cleaner local(log, 'n');
    co_await gather(work(log, 'a', 1ms));
    log += '!';
    co_return 0;
  };
  EXPECT_EQ(run(error_of<std::runtime_error>(
                gather_or_cancel(fail_after(1ms), nested()))),
            "boom");
  EXPECT_EQ(log, "+an");
}

TEST(Sleeper, MayBeDestroyedByItsOwner) {
  std::string log;
  auto main = [&]() -> task<> {
    {
      auto sleeping = work(log, 'a', 1ms).operator co_await();
      sleeping.await_suspend(std::noop_coroutine()).resume();
    }
    EXPECT_EQ(log, "a");
    co_await sleep_for(2ms);
  };
  run(main());
  EXPECT_EQ(log, "a");
}

}  // namespace
