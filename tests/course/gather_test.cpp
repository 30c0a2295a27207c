#include <gtest/gtest.h>

#include <chrono>
#include <concepts>
#include <course/event_loop.hpp>
#include <course/gather.hpp>
#include <course/task.hpp>
#include <memory>
#include <stdexcept>
#include <string>
#include <tuple>
#include <utility>
#include <variant>
#include <vector>

namespace {

using namespace std::chrono_literals;
using course::event_loop;
using course::gather;
using course::run;
using course::sleep_for;
using course::task;

task<int> value_after(int value, std::chrono::milliseconds pause) {
  co_await sleep_for(pause);
  co_return value;
}

task<int> throw_after(std::string what, std::chrono::milliseconds pause) {
  co_await sleep_for(pause);
  throw std::runtime_error(what);
}

task<> count(int& done) {
  co_await sleep_for(1ms);
  ++done;
}

template <class T>
std::string error_of(task<T> main) {
  try {
    run(std::move(main));
  } catch (const std::runtime_error& error) {
    return error.what();
  }
  return "no error";
}

TEST(Gather, KeepsTheOrderOfTheArguments) {
  const auto [a, b, c] = run(
      gather(value_after(1, 3ms), value_after(2, 1ms), value_after(3, 2ms)));
  EXPECT_EQ(a, 1);
  EXPECT_EQ(b, 2);
  EXPECT_EQ(c, 3);
}

TEST(Gather, KeepsTheOrderOfTheVector) {
  std::vector<task<int>> tasks;
  for (int i = 0; i < 5; ++i) {
    tasks.push_back(value_after(i, std::chrono::milliseconds(5 - i)));
  }
  EXPECT_EQ(run(gather(std::move(tasks))), (std::vector{0, 1, 2, 3, 4}));
}

TEST(Gather, LastsAsLongAsTheSlowest) {
  auto main = []() -> task<> {
    const auto start = event_loop::current().now();
    co_await gather(value_after(1, 3ms), value_after(2, 5ms),
                    value_after(3, 4ms));
    EXPECT_EQ(event_loop::current().now() - start, 5ms);
  };
  run(main());
}

TEST(Gather, MixesTypesAndKeepsTuplesWhole) {
  auto pair = []() -> task<std::pair<int, int>> { co_return std::pair(1, 2); };
  auto text = []() -> task<std::string> { co_return "text"; };
  auto owner = []() -> task<std::unique_ptr<int>> {
    co_return std::make_unique<int>(7);
  };
  int done = 0;
  static_assert(std::same_as<decltype(gather(pair())),
                             task<std::tuple<std::pair<int, int>>>>);
  static_assert(std::same_as<decltype(gather(count(done), text())),
                             task<std::tuple<std::monostate, std::string>>>);
  EXPECT_EQ(std::get<0>(run(gather(pair()))), std::pair(1, 2));
  auto [nothing, word, pointer] = run(gather(count(done), text(), owner()));
  EXPECT_EQ(nothing, std::monostate());
  EXPECT_EQ(word, "text");
  EXPECT_EQ(*pointer, 7);
  EXPECT_EQ(done, 1);
}

TEST(Gather, OfNothingIsDoneAtOnce) {
  EXPECT_EQ(run(gather()), std::tuple<>());
  EXPECT_TRUE(run(gather(std::vector<task<int>>())).empty());
}

TEST(Gather, StartsItsChildrenInOrderWhenAwaited) {
  std::string log;
  auto child = [](std::string& out, char name) -> task<> {
    out += name;
    co_return;
  };
  auto main = [&]() -> task<> {
    auto both = gather(child(log, 'a'), child(log, 'b'));
    log += '-';
    co_await std::move(both);
  };
  run(main());
  EXPECT_EQ(log, "-ab");
}

TEST(Gather, RethrowsTheFirstInTimeNotInArgumentOrder) {
  EXPECT_EQ(error_of(gather(throw_after("late", 3ms), throw_after("early", 1ms),
                            value_after(1, 2ms))),
            "early");
}

TEST(Gather, WaitsForAllBeforeItRethrows) {
  int done = 0;
  auto main = [](int& finished) -> task<> {
    const auto start = event_loop::current().now();
    auto slow = [](int& out) -> task<> {
      co_await sleep_for(5ms);
      ++out;
    };
    try {
      co_await gather(throw_after("boom", 1ms), slow(finished));
      ADD_FAILURE() << "nothing was thrown";
    } catch (const std::runtime_error&) {
      EXPECT_EQ(finished, 1);
      EXPECT_EQ(event_loop::current().now() - start, 5ms);
    }
  };
  run(main(done));
}

TEST(Gather, RethrowsFromTheVectorFormToo) {
  std::vector<task<int>> tasks;
  tasks.push_back(value_after(1, 2ms));
  tasks.push_back(throw_after("boom", 1ms));
  EXPECT_EQ(error_of(gather(std::move(tasks))), "boom");
}

TEST(Gather, Nests) {
  const auto [left, right] =
      run(gather(gather(value_after(1, 2ms), value_after(2, 1ms)),
                 gather(value_after(3, 1ms), value_after(4, 2ms))));
  EXPECT_EQ(left, std::tuple(1, 2));
  EXPECT_EQ(right, std::tuple(3, 4));
}

TEST(Gather, RunsTenThousandChildren) {
  int done = 0;
  std::vector<task<>> tasks;
  for (int i = 0; i < 10'000; ++i) tasks.push_back(count(done));
  run(gather(std::move(tasks)));
  EXPECT_EQ(done, 10'000);
}

TEST(Gather, DestroysTheFramesOfItsChildren) {
  auto life = std::make_shared<int>(1);
  auto child = [](std::shared_ptr<int> kept) -> task<long> {
    co_await sleep_for(1ms);
    co_return kept.use_count();
  };
  auto main = [&]() -> task<> {
    const auto [a, b] = co_await gather(child(life), child(life));
    EXPECT_GE(a, 2);
    EXPECT_GE(b, 2);
    EXPECT_EQ(life.use_count(), 1);
  };
  run(main());
  EXPECT_EQ(life.use_count(), 1);
}

TEST(Gather, NeedsALoop) {
  auto lonely = gather(value_after(1, 1ms));
  auto awaiter = std::move(lonely).operator co_await();
  awaiter.await_suspend(std::noop_coroutine()).resume();
  ASSERT_TRUE(awaiter.await_ready());
  EXPECT_THROW(awaiter.await_resume(), std::logic_error);
}

}  // namespace
