#include <gtest/gtest.h>

#include <concepts>
#include <course/event_loop.hpp>
#include <course/task.hpp>
#include <memory>
#include <stdexcept>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

namespace {

using course::run;
using course::task;

// Counts how many of its kind are alive.
class counted {
public:
  explicit counted(int& alive) : alive_(&alive) { ++*alive_; }
  counted(const counted& other) : counted(*other.alive_) {}
  counted& operator=(const counted&) = delete;
  ~counted() { --*alive_; }

private:
  int* alive_;
};

task<int> answer() {
  co_return 42;
}

task<int> fail() {
  throw std::runtime_error("boom");
  co_return 0;
}

static_assert(!std::copyable<task<int>>);
static_assert(std::movable<task<int>>);
static_assert(std::is_nothrow_move_constructible_v<task<int>>);
static_assert(std::same_as<task<>, task<void>>);

template <class T>
concept can_be_awaited = requires(T&& t) {
  std::forward<T>(t).operator co_await();
};

static_assert(can_be_awaited<task<int>&&>);
static_assert(!can_be_awaited<task<int>&>);

TEST(Task, RunsNothingBeforeItIsAwaited) {
  std::vector<std::string> log;
  auto child = [](std::vector<std::string>& out) -> task<int> {
    out.push_back("running");
    co_return 42;
  };
  auto parent = [&]() -> task<> {
    auto created = child(log);
    log.push_back("created");
    const int result = co_await std::move(created);
    log.push_back(std::to_string(result));
  };
  run(parent());
  EXPECT_EQ(log, (std::vector<std::string>{"created", "running", "42"}));
}

TEST(Task, NeverAwaitedNeverRunsAndFreesItsParameters) {
  int alive = 0;
  bool ran = false;
  auto body = [](bool& started, counted) -> task<> {
    started = true;
    co_return;
  };
  {
    const auto forgotten = body(ran, counted(alive));
    EXPECT_EQ(alive, 1);
  }
  EXPECT_EQ(alive, 0);
  EXPECT_FALSE(ran);
}

TEST(Task, KeepsValuesAndReferencesAsDeclared) {
  std::string text = "before";
  auto by_value = [](std::string s) -> task<std::string> { co_return s; };
  auto by_reference = [](const std::string& s) -> task<std::string> {
    co_return s;
  };
  auto copied = by_value(text);
  auto referred = by_reference(text);
  text = "after";
  EXPECT_EQ(run(std::move(copied)), "before");
  EXPECT_EQ(run(std::move(referred)), "after");
}

TEST(Task, MovesItsResultOut) {
  auto make = []() -> task<std::unique_ptr<int>> {
    co_return std::make_unique<int>(7);
  };
  EXPECT_EQ(*run(make()), 7);
}

TEST(Task, ConvertsWhatIsReturned) {
  auto make = []() -> task<std::string> { co_return "literal"; };
  EXPECT_EQ(run(make()), "literal");
}

TEST(Task, NeedsNoDefaultConstructor) {
  struct whole {
    explicit whole(int v) : value(v) {}
    int value;
  };
  auto make = []() -> task<whole> { co_return whole(3); };
  EXPECT_EQ(run(make()).value, 3);
}

TEST(Task, HandsExceptionsToWhoeverAwaits) {
  auto parent = []() -> task<std::string> {
    try {
      co_await fail();
    } catch (const std::runtime_error& error) {
      co_return error.what();
    }
    co_return "nothing was thrown";
  };
  EXPECT_EQ(run(parent()), "boom");
  EXPECT_THROW(run(fail()), std::runtime_error);
}

TEST(Task, HandsOnExceptionsOfTasksWithoutResult) {
  auto parent = []() -> task<> { co_await fail(); };
  EXPECT_THROW(run(parent()), std::runtime_error);
}

TEST(Task, DestroysLocalsWhenItThrows) {
  int alive = 0;
  auto child = [](int& count) -> task<> {
    const counted local(count);
    co_await fail();
  };
  EXPECT_THROW(run(child(alive)), std::runtime_error);
  EXPECT_EQ(alive, 0);
}

TEST(Task, KeepsItsFrameUntilTheExpressionEnds) {
  int alive = 0;
  auto child = [](counted) -> task<int> { co_return 1; };
  auto parent = [&]() -> task<> {
    auto named = child(counted(alive));
    const int inside = co_await std::move(named) + alive;
    EXPECT_EQ(inside, 2);
    EXPECT_EQ(alive, 0);
  };
  run(parent());
}

TEST(Task, IsEmptyOnceAwaited) {
  auto parent = []() -> task<> {
    auto once = answer();
    co_await std::move(once);
    co_await std::move(once);
  };
  EXPECT_THROW(run(parent()), std::logic_error);
}

TEST(Task, MovedFromIsEmpty) {
  auto first = answer();
  auto second = std::move(first);
  EXPECT_THROW(run(std::move(first)), std::logic_error);
  EXPECT_EQ(run(std::move(second)), 42);
}

TEST(Task, AssignmentDestroysTheOldFrame) {
  int alive = 0;
  auto body = [](counted) -> task<> { co_return; };
  auto first = body(counted(alive));
  auto second = body(counted(alive));
  EXPECT_EQ(alive, 2);
  first = std::move(second);
  EXPECT_EQ(alive, 1);
  run(std::move(first));
  EXPECT_EQ(alive, 0);
}

// Only an optimised build of g++ 12 makes the tail calls that symmetric
// transfer needs, and none does under a sanitizer.
#if defined(__OPTIMIZE__) && !defined(__SANITIZE_ADDRESS__) && \
    !defined(__SANITIZE_THREAD__)
TEST(Task, AwaitsAMillionTimesWithoutUsingUpTheStack) {
  auto sum = [](int count) -> task<long> {
    long total = 0;
    for (int i = 0; i < count; ++i) total += co_await answer();
    co_return total;
  };
  EXPECT_EQ(run(sum(1'000'000)), 42'000'000);
}

task<int> depth(int left) {
  if (left == 0) co_return 0;
  co_return 1 + co_await depth(left - 1);
}

TEST(Task, NestsDeeplyWithoutUsingUpTheStack) {
  EXPECT_EQ(run(depth(1'000'000)), 1'000'000);
}
#endif

}  // namespace
