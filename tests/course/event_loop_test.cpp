#include <gtest/gtest.h>

#include <chrono>
#include <coroutine>
#include <course/event_loop.hpp>
#include <course/gather.hpp>
#include <course/task.hpp>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

namespace {

using namespace std::chrono_literals;
using course::event_loop;
using course::gather;
using course::run;
using course::sleep_for;
using course::task;
using course::yield;

// Suspends for ever: nobody keeps the handle.
struct never {
  bool await_ready() const noexcept { return false; }
  void await_suspend(std::coroutine_handle<void>) const noexcept {}
  void await_resume() const noexcept {}
};

task<> note(std::string& log, char name, int turns) {
  for (int i = 0; i < turns; ++i) {
    log += name;
    co_await yield();
  }
}

task<> note_after(std::string& log, char name,
                  std::chrono::milliseconds pause) {
  co_await sleep_for(pause);
  log += name;
}

TEST(EventLoop, ReturnsTheResultOfItsMainTask) {
  auto main = []() -> task<int> { co_return 42; };
  EXPECT_EQ(run(main()), 42);
}

TEST(EventLoop, TakesTurnsFirstInFirstOut) {
  std::string log;
  run(gather(note(log, 'a', 3), note(log, 'b', 2), note(log, 'c', 3)));
  EXPECT_EQ(log, "abcabcac");
}

TEST(EventLoop, WakesSleepersByDeadline) {
  std::string log;
  run(gather(note_after(log, 'c', 30ms), note_after(log, 'a', 10ms),
             note_after(log, 'b', 20ms)));
  EXPECT_EQ(log, "abc");
}

TEST(EventLoop, WakesEqualDeadlinesInTheOrderOfGoingToSleep) {
  std::string log;
  auto twice = [](std::string& out, char name) -> task<> {
    co_await note_after(out, name, 10ms);
    co_await note_after(out, name, 10ms);
  };
  run(gather(note_after(log, 'c', 20ms), twice(log, 'a'), twice(log, 'b')));
  EXPECT_EQ(log, "abcab");
}

TEST(EventLoop, StepsOfDifferentLengthMeetAtTheSameMoment) {
  std::string log;
  auto steps = [](std::string& out, char name, std::chrono::milliseconds step,
                  int count) -> task<> {
    for (int i = 0; i < count; ++i) co_await note_after(out, name, step);
  };
  // a wakes at 2 4 6 8 10 12, b at 3 6 9 12, c at 4 8 12; who went to
  // sleep first wakes first: at 4 c before a, at 6 b before a.
  run(gather(steps(log, 'a', 2ms, 6), steps(log, 'b', 3ms, 4),
             steps(log, 'c', 4ms, 3)));
  EXPECT_EQ(log, "abcabacabacba");
}

TEST(EventLoop, SleepsInRealTime) {
  const auto start = event_loop::clock::now();
  auto main = []() -> task<> { co_await sleep_for(20ms); };
  run(main());
  EXPECT_GE(event_loop::clock::now() - start, 20ms);
}

TEST(EventLoop, TimeStandsStillWhileACoroutineRuns) {
  auto main = []() -> task<> {
    const auto& loop = event_loop::current();
    const auto before = loop.now();
    std::this_thread::sleep_for(5ms);
    EXPECT_EQ(loop.now(), before);
    co_await sleep_for(1ms);
    EXPECT_EQ(loop.now(), before + 1ms);
  };
  run(main());
}

TEST(EventLoop, CatchesUpAfterACoroutineKeptTheThread) {
  std::string log;
  auto rude = [](std::string& out) -> task<> {
    std::this_thread::sleep_for(20ms);
    out += 'r';
    co_return;
  };
  auto beats = [](std::string& out) -> task<> {
    for (int i = 0; i < 3; ++i) co_await note_after(out, 'b', 5ms);
  };
  const auto start = event_loop::clock::now();
  auto main = [&]() -> task<> {
    const auto loop_start = event_loop::current().now();
    co_await gather(beats(log), rude(log));
    EXPECT_EQ(event_loop::current().now(), loop_start + 15ms);
  };
  run(main());
  EXPECT_EQ(log, "rbbb");
  EXPECT_GE(event_loop::clock::now() - start, 20ms);
}

TEST(EventLoop, NeverGoesBackInTime) {
  auto main = []() -> task<> {
    auto& loop = event_loop::current();
    co_await sleep_for(1ms);
    const auto before = loop.now();
    co_await sleep_for(-1h);
    EXPECT_GE(loop.now(), before);
  };
  run(main());
}

TEST(EventLoop, CountsPartsOfATickAsWholeOnes) {
  auto main = []() -> task<> {
    const auto& loop = event_loop::current();
    const auto before = loop.now();
    co_await sleep_for(std::chrono::duration<double, std::nano>(0.5));
    EXPECT_EQ(loop.now() - before, 1ns);
  };
  run(main());
}

TEST(EventLoop, LetsASleeperWakeAmongCoroutinesThatOnlyYield) {
  bool woken = false;
  auto sleeper = [](bool& flag) -> task<> {
    co_await sleep_for(1ms);
    flag = true;
  };
  auto poller = [](const bool& flag) -> task<> {
    while (!flag) co_await yield();
  };
  run(gather(sleeper(woken), poller(woken)));
  EXPECT_TRUE(woken);
}

TEST(EventLoop, ReportsThatNothingIsLeftToRun) {
  auto main = []() -> task<> { co_await never(); };
  try {
    run(main());
    FAIL() << "run returned";
  } catch (const course::deadlock_error& error) {
    EXPECT_STREQ(error.what(), "deadlock: nothing left to run");
  }
}

TEST(EventLoop, DestroysWhatWaitsForEver) {
  int alive = 0;
  struct counted {
    explicit counted(int& count) : alive(count) { ++alive; }
    counted(const counted&) = delete;
    counted& operator=(const counted&) = delete;
    ~counted() { --alive; }
    int& alive;
  };
  auto stuck = [](int& count) -> task<> {
    const counted local(count);
    co_await never();
  };
  EXPECT_THROW(run(gather(stuck(alive), stuck(alive))), course::deadlock_error);
  EXPECT_EQ(alive, 0);
}

TEST(EventLoop, RunsAgainAfterAnException) {
  event_loop loop;
  auto stuck = []() -> task<> { co_await never(); };
  auto fine = []() -> task<int> {
    co_await sleep_for(1ms);
    co_return 1;
  };
  EXPECT_THROW(loop.run(stuck()), course::deadlock_error);
  EXPECT_EQ(loop.run(fine()), 1);
}

TEST(EventLoop, RunsNoSecondLoopOnItsThread) {
  auto inner = []() -> task<int> { co_return 1; };
  auto outer = [&]() -> task<int> { co_return run(inner()); };
  EXPECT_THROW(run(outer()), std::logic_error);
}

TEST(EventLoop, EachThreadRunsItsOwn) {
  auto main = []() -> task<const event_loop*> {
    co_await yield();
    co_return &event_loop::current();
  };
  event_loop here;
  event_loop there;
  const event_loop* seen = nullptr;
  auto outer = [&]() -> task<> {
    std::jthread([&] { seen = there.run(main()); }).join();
    EXPECT_EQ(&event_loop::current(), &here);
    co_return;
  };
  here.run(outer());
  EXPECT_EQ(seen, &there);
}

TEST(EventLoop, IsNeededForSleeping) {
  EXPECT_THROW(static_cast<void>(sleep_for(1s)), std::logic_error);
  EXPECT_THROW(static_cast<void>(yield()), std::logic_error);
  EXPECT_THROW(static_cast<void>(event_loop::current()), std::logic_error);
}

}  // namespace
