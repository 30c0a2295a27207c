#include <gtest/gtest.h>
#include <sched.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <course/process.hpp>
#include <course/shared.hpp>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <stdexcept>
#include <string>
#include <system_error>
#include <utility>

#include "children.hpp"

namespace {

using course::exit_status;
using course::process;

// Runs `function` in a child whose output `descriptor` (1 or 2) is a pipe;
// what came through it, and how the child ended in `status`.
template <class F>
std::string captured(int descriptor, F function, exit_status& status) {
  std::array<int, 2> pipe_ends;
  EXPECT_EQ(::pipe(pipe_ends.data()), 0);
  process child([&] {
    ::dup2(pipe_ends[1], descriptor);
    ::close(pipe_ends[0]);
    ::close(pipe_ends[1]);
    return function();
  });
  ::close(pipe_ends[1]);
  std::string text;
  std::array<char, 256> part;
  ssize_t got = 0;
  while ((got = ::read(pipe_ends[0], part.data(), part.size())) > 0) {
    text.append(part.data(), static_cast<std::size_t>(got));
  }
  ::close(pipe_ends[0]);
  status = child.join();
  return text;
}

TEST(Process, ReturnsWhatTheFunctionReturns) {
  process child([] { return 7; });
  const exit_status status = child.join();
  EXPECT_EQ(status.code(), 7);
  EXPECT_EQ(status.signal(), 0);
  EXPECT_FALSE(status.success());
  EXPECT_EQ(status.words(), "exit status 7");
  EXPECT_TRUE(no_child_left());
}

TEST(Process, SucceedsIfTheFunctionReturnsNothing) {
  EXPECT_TRUE(process([] {}).join().success());
}

TEST(Process, NamesTheSignalThatKilledIt) {
  process child([] { ::raise(SIGKILL); });
  const exit_status status = child.join();
  EXPECT_EQ(status.signal(), SIGKILL);
  EXPECT_EQ(status.code(), -1);
  EXPECT_FALSE(status.success());
  EXPECT_EQ(status.words(), "signal 9 (Killed)");
}

TEST(Process, KillEndsAChildThatWouldNotEnd) {
  process child([] {
    while (true) ::pause();
  });
  child.kill(SIGTERM);
  EXPECT_EQ(child.join().words(), "signal 15 (Terminated)");
}

TEST(Process, ReportsAnExceptionAndExitsWithOne) {
  exit_status status(0);
  const std::string text = captured(
      STDERR_FILENO, [] { throw std::runtime_error("no such luck"); }, status);
  EXPECT_EQ(text, "course::process: no such luck\n");
  EXPECT_EQ(status.code(), 1);
}

TEST(Process, PrintsBufferedTextOnceAndTheChildsToo) {
  exit_status status(0);
  const std::string text = captured(
      STDOUT_FILENO,
      [] {
        std::cout << "before ";
        std::printf("the fork, ");
        process([] { std::cout << "in the child\n"; }).join();
      },
      status);
  EXPECT_EQ(text, "before the fork, in the child\n");
}

TEST(Process, RunsNoDestructorOfTheParentInTheChild) {
  course::shared<int> destroyed(0);
  struct witness {
    int& count;
    ~witness() { ++count; }
  };
  {
    witness one{*destroyed};
    process([] {}).join();
    EXPECT_EQ(*destroyed, 0);
  }
  EXPECT_EQ(*destroyed, 1);
}

TEST(Process, WaitsInItsDestructor) {
  {
    process child([] {});
  }
  EXPECT_TRUE(no_child_left());
}

TEST(Process, MovesItsChild) {
  process first([] { return 3; });
  const pid_t id = first.id();
  process second = std::move(first);
  EXPECT_FALSE(first.joinable());
  EXPECT_EQ(first.id(), -1);
  EXPECT_EQ(second.id(), id);
  second = process([] { return 4; });
  EXPECT_EQ(second.join().code(), 4);
  EXPECT_TRUE(no_child_left());
}

TEST(Process, CannotBeJoinedTwice) {
  process child([] {});
  child.join();
  EXPECT_THROW(child.join(), std::system_error);
  EXPECT_THROW(child.kill(SIGTERM), std::system_error);
}

TEST(Process, RunsNoExitHandlerOfTheParentInTheChild) {
  exit_status status(0);
  const std::string text = captured(
      STDOUT_FILENO,
      [] {
        std::atexit([] { std::printf("the parent's exit handler\n"); });
        process([] { std::printf("the child\n"); }).join();
      },
      status);
  EXPECT_EQ(text, "the child\n");
}

// Whether the process sleeps: state S in /proc/<pid>/stat.
bool sleeps(pid_t process) {
  std::ifstream file("/proc/" + std::to_string(process) + "/stat");
  std::string line;
  std::getline(file, line);
  return line.find(") S ") != std::string::npos;
}

TEST(Process, GoesOnWaitingWhenASignalInterrupts) {
  struct sigaction action {};
  struct sigaction before {};
  action.sa_handler = [](int) {};  // Without SA_RESTART: waitpid gives EINTR.
  ASSERT_EQ(::sigaction(SIGUSR1, &action, &before), 0);

  process child([parent = ::getpid()] {
    for (int i = 0; i < 10; ++i) {
      while (!sleeps(parent)) ::sched_yield();
      ::kill(parent, SIGUSR1);
    }
    return 5;
  });
  EXPECT_EQ(child.join().code(), 5);
  ASSERT_EQ(::sigaction(SIGUSR1, &before, nullptr), 0);
}

TEST(Shared, IsSeenByBothProcesses) {
  course::shared<int> value(1);
  process([&] { ++*value; }).join();
  EXPECT_EQ(*value, 2);
}

TEST(Shared, KeepsItsObjectWhenMoved) {
  course::shared<int> first(1);
  int* const address = &*first;
  course::shared<int> second = std::move(first);
  EXPECT_EQ(&*second, address);
  EXPECT_EQ(*second, 1);
}

}  // namespace
