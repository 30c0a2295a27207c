#include <gtest/gtest.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <course/process.hpp>
#include <course/process_pool.hpp>
#include <course/shared.hpp>
#include <course/shared_counter.hpp>
#include <cstddef>
#include <cstdlib>
#include <filesystem>
#include <iterator>
#include <numeric>
#include <stdexcept>
#include <string>
#include <vector>

#include "children.hpp"

namespace {

using course::process_pool;

std::ptrdiff_t open_descriptors() {
  return std::distance(std::filesystem::directory_iterator("/proc/self/fd"),
                       std::filesystem::directory_iterator());
}

std::vector<int> numbers_to(int last) {
  std::vector<int> numbers(static_cast<std::size_t>(last));
  std::iota(numbers.begin(), numbers.end(), 1);
  return numbers;
}

long square(int n) {
  return static_cast<long>(n) * n;
}

long square_of_odd(int n) {
  if (n % 2 == 0) throw std::domain_error("even: " + std::to_string(n));
  return square(n);
}

long killed_by_three(int n) {
  if (n == 3) ::raise(SIGKILL);
  return square(n);
}

long leaves_at_three(int n) {
  if (n == 3) std::_Exit(5);
  return square(n);
}

TEST(ProcessPool, KeepsTheOrderOfTheInputs) {
  process_pool pool(3);
  const std::vector<long> squares = pool.map(square, numbers_to(200));
  ASSERT_EQ(squares.size(), 200u);
  for (int n = 1; n <= 200; ++n) {
    EXPECT_EQ(squares[static_cast<std::size_t>(n - 1)], square(n));
  }
}

TEST(ProcessPool, KeepsTheOrderWhenTheFirstInputIsTheLastToFinish) {
  // The worker with input 0 waits until the others have finished.
  static course::shared_counter finished;
  process_pool pool(2);
  const auto wait_if_first = [](int n) {
    while (n == 0 && finished.value() != 9) ::usleep(100);
    finished.add(1);
    return n;
  };
  EXPECT_EQ(pool.map(wait_if_first, std::vector{0, 1, 2, 3, 4, 5, 6, 7, 8, 9}),
            (std::vector{0, 1, 2, 3, 4, 5, 6, 7, 8, 9}));
}

TEST(ProcessPool, WorksInOtherProcesses) {
  process_pool pool(2);
  const auto id = [](int) { return ::getpid(); };
  for (const pid_t worker : pool.map(id, numbers_to(10))) {
    EXPECT_NE(worker, ::getpid());
  }
}

TEST(ProcessPool, UsesAllWorkersAtOnce) {
  // Nobody returns before three are inside: fewer workers would hang.
  static course::shared_counter inside;
  process_pool pool(3);
  const auto meet = [](int n) {
    inside.add(1);
    while (inside.value() < 3) ::usleep(100);
    return n;
  };
  EXPECT_EQ(pool.map(meet, numbers_to(3)), numbers_to(3));
}

TEST(ProcessPool, RunsALambda) {
  process_pool pool(2);
  EXPECT_EQ(pool.map([](int n) { return n + 0.5; }, std::vector{1, 2}),
            (std::vector{1.5, 2.5}));
}

TEST(ProcessPool, CarriesStructsLargerThanASocketBuffer) {
  struct block {
    std::array<char, 1'000'000> bytes;
  };
  process_pool pool(2);
  const auto last = [](const block& one) {
    block reply{};
    reply.bytes.back() = one.bytes.front();
    return reply;
  };
  std::vector<block> blocks(3);
  for (std::size_t i = 0; i < 3; ++i) {
    blocks[i].bytes.front() = static_cast<char>('a' + i);
  }
  const std::vector<block> replies = pool.map(last, blocks);
  EXPECT_EQ(replies[0].bytes.back(), 'a');
  EXPECT_EQ(replies[1].bytes.back(), 'b');
  EXPECT_EQ(replies[2].bytes.back(), 'c');
}

TEST(ProcessPool, MapsNothingToNothing) {
  process_pool pool(2);
  EXPECT_TRUE(pool.map(square, std::vector<int>{}).empty());
}

TEST(ProcessPool, ThrowsTheErrorOfTheFirstInputThatFailed) {
  process_pool pool(3);
  try {
    pool.map(square_of_odd, std::vector{1, 3, 8, 5, 6});
    FAIL() << "no exception";
  } catch (const course::remote_error& error) {
    EXPECT_STREQ(error.what(), "even: 8");
  }
}

TEST(ProcessPool, GoesOnAfterAnError) {
  process_pool pool(3);
  EXPECT_THROW(pool.map(square_of_odd, std::vector{2, 4, 1}),
               course::remote_error);
  EXPECT_EQ(pool.map(square_of_odd, std::vector{1, 3}),
            (std::vector<long>{1, 9}));
}

TEST(ProcessPool, NamesTheSignalThatKilledAWorker) {
  process_pool pool(2);
  try {
    pool.map(killed_by_three, numbers_to(10));
    FAIL() << "no exception";
  } catch (const course::worker_died& death) {
    EXPECT_STREQ(death.what(),
                 "a worker ended with signal 9 (Killed) on input 2");
    EXPECT_EQ(death.status().signal(), SIGKILL);
    EXPECT_EQ(death.input(), 2u);
  }
  EXPECT_TRUE(no_child_left());
}

TEST(ProcessPool, NamesTheExitStatusOfAWorkerThatLeft) {
  process_pool pool(2);
  try {
    pool.map(leaves_at_three, numbers_to(10));
    FAIL() << "no exception";
  } catch (const course::worker_died& death) {
    EXPECT_STREQ(death.what(), "a worker ended with exit status 5 on input 2");
  }
}

TEST(ProcessPool, NoticesAWorkerThatDiedWhileItWasIdle) {
  process_pool pool(1);
  const pid_t worker =
      pool.map([](int) { return ::getpid(); }, std::vector{0}).front();
  ASSERT_EQ(::kill(worker, SIGKILL), 0);
  siginfo_t info{};
  ASSERT_EQ(
      ::waitid(P_PID, static_cast<id_t>(worker), &info, WEXITED | WNOWAIT), 0);
  EXPECT_THROW(pool.map(square, numbers_to(1)), course::worker_died);
}

TEST(ProcessPool, IsOfNoUseAfterADeath) {
  process_pool pool(2);
  EXPECT_THROW(pool.map(killed_by_three, numbers_to(3)), course::worker_died);
  EXPECT_EQ(pool.size(), 0u);
  EXPECT_THROW(pool.map(square, numbers_to(3)), std::logic_error);
}

TEST(ProcessPool, LeavesNothingBehind) {
  const std::ptrdiff_t before = open_descriptors();
  {
    process_pool pool(4);
    EXPECT_EQ(pool.size(), 4u);
    pool.map(square, numbers_to(8));
  }
  EXPECT_TRUE(no_child_left());
  EXPECT_EQ(open_descriptors(), before);
}

TEST(ProcessPool, EndsAlthoughAnotherChildInheritedItsSockets) {
  course::process bystander;
  {
    process_pool pool(2);
    bystander = course::process([] {
      while (true) ::pause();
    });
  }
  bystander.kill(SIGKILL);
  bystander.join();
  EXPECT_TRUE(no_child_left());
}

TEST(ProcessPool, ItsWorkersEndWhenTheParentIsKilled) {
  ASSERT_EQ(::prctl(PR_SET_CHILD_SUBREAPER, 1), 0);  // Orphans come to us.
  course::process parent([] {
    process_pool pool(3);
    pool.map(square, numbers_to(3));
    ::raise(SIGKILL);
  });
  EXPECT_EQ(parent.join().signal(), SIGKILL);
  int orphans = 0;
  int status = 0;
  while (::waitpid(-1, &status, 0) > 0) {
    ++orphans;
    EXPECT_EQ(course::exit_status(status).words(), "exit status 0");
  }
  EXPECT_EQ(orphans, 3);
}

TEST(ProcessPool, RejectsAPoolWithoutWorkers) {
  EXPECT_THROW(process_pool(0), std::invalid_argument);
}

TEST(Transferable, IsWhatIsMadeOfPlainBytes) {
  static_assert(course::transferable<int>);
  static_assert(course::transferable<std::array<double, 3>>);
  static_assert(!course::transferable<std::string>);
  static_assert(!course::transferable<const char*>);
  static_assert(!course::transferable<int&>);
  static_assert(course::remote_function<long (*)(int)>);
  const auto captures = [pool = 1](int n) { return n + pool; };
  static_assert(!course::remote_function<decltype(captures)>);
  EXPECT_EQ(captures(1), 2);
}

}  // namespace
