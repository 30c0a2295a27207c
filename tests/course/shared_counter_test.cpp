#include <gtest/gtest.h>
#include <signal.h>
#include <sys/types.h>

#include <atomic>
#include <course/process.hpp>
#include <course/process_mutex.hpp>
#include <course/shared.hpp>
#include <course/shared_counter.hpp>
#include <fstream>
#include <mutex>
#include <string>
#include <thread>
#include <utility>
#include <vector>

namespace {

using course::process;

template <class Counter>
class AnyCounter : public testing::Test {};

using counters =
    testing::Types<course::shared_counter, course::shared_atomic_counter>;
TYPED_TEST_SUITE(AnyCounter, counters);

TYPED_TEST(AnyCounter, StartsWhereItIsTold) {
  EXPECT_EQ(TypeParam().value(), 0);
  EXPECT_EQ(TypeParam(-3).value(), -3);
}

TYPED_TEST(AnyCounter, ReturnsTheNewValue) {
  TypeParam counter(40);
  EXPECT_EQ(counter.add(2), 42);
  EXPECT_EQ(counter.add(-2), 40);
}

TYPED_TEST(AnyCounter, LosesNoIncrementOfFiveProcesses) {
  TypeParam counter;
  {
    std::vector<process> children;
    for (int i = 0; i < 5; ++i) {
      children.emplace_back([&] {
        for (int round = 0; round < 20'000; ++round) counter.add(1);
      });
    }
  }
  EXPECT_EQ(counter.value(), 100'000);
}

TYPED_TEST(AnyCounter, LosesNoIncrementOfThreadsInTwoProcesses) {
  TypeParam counter;
  const auto count_with_two_threads = [&] {
    std::vector<std::jthread> threads;
    for (int i = 0; i < 2; ++i) {
      threads.emplace_back([&] {
        for (int round = 0; round < 20'000; ++round) counter.add(1);
      });
    }
  };
  process child(count_with_two_threads);
  count_with_two_threads();
  child.join();
  EXPECT_EQ(counter.value(), 80'000);
}

TYPED_TEST(AnyCounter, KeepsItsValueWhenMoved) {
  TypeParam first(7);
  TypeParam second = std::move(first);
  EXPECT_EQ(second.add(1), 8);
}

TEST(SharedCounter, UpdatesUnderOneLock) {
  course::shared_counter counter(1);
  {
    std::vector<process> children;
    for (int i = 0; i < 3; ++i) {
      children.emplace_back([&] {
        for (int round = 0; round < 5'000; ++round) {
          counter.update([](long value) { return value == 9 ? 0 : value + 1; });
        }
      });
    }
  }
  EXPECT_EQ(counter.value(), 1);  // 15,000 steps round a circle of ten.
}

// Whether the process sleeps or has ended: /proc/<pid>/stat says S or Z.
bool is_at_rest(pid_t process) {
  std::ifstream file("/proc/" + std::to_string(process) + "/stat");
  std::string line;
  std::getline(file, line);
  return line.find(") S ") != std::string::npos ||
         line.find(") Z ") != std::string::npos;
}

TEST(SharedCounter, LetsNobodyInBetweenReadAndWrite) {
  course::shared_counter counter(10);
  course::shared<std::atomic<bool>> is_inside(false);
  course::shared<std::atomic<bool>> may_leave(false);
  process slow([&] {
    counter.update([&](long value) {
      *is_inside = true;
      while (!*may_leave) std::this_thread::yield();
      return value * 2;
    });
  });
  while (!*is_inside) std::this_thread::yield();

  process other([&] { counter.add(1); });
  while (!is_at_rest(other.id())) std::this_thread::yield();
  *may_leave = true;
  slow.join();
  other.join();
  EXPECT_EQ(counter.value(), 21);
}

TEST(SharedAtomicCounter, LosesNoIncrementOfProcessesThatStartTogether) {
  constexpr int processes = 3;
  constexpr int rounds = 500'000;
  course::shared_atomic_counter ready;
  course::shared_atomic_counter counter;
  {
    std::vector<process> children;
    for (int i = 0; i < processes; ++i) {
      children.emplace_back([&] {
        ready.add(1);
        while (ready.value() != processes) std::this_thread::yield();
        for (int round = 0; round < rounds; ++round) counter.add(1);
      });
    }
  }
  EXPECT_EQ(counter.value(), processes * rounds);
}

TEST(SharedCounter, OutlivesAProcessThatDiesInsideACall) {
  course::shared_counter counter(5);
  process child([&] {
    counter.update([](long value) {
      ::raise(SIGKILL);
      return value + 1;
    });
  });
  EXPECT_EQ(child.join().signal(), SIGKILL);
  EXPECT_EQ(counter.value(), 5);
  EXPECT_EQ(counter.add(1), 6);
}

TEST(ProcessMutex, IsTriedWithoutWaiting) {
  course::shared<course::process_mutex> mutex;
  std::scoped_lock lock(*mutex);
  process child([&] { return mutex->try_lock() ? 1 : 0; });
  EXPECT_EQ(child.join().code(), 0);
}

TEST(ProcessMutex, IsTakenOverFromADeadOwner) {
  course::shared<course::process_mutex> mutex;
  process([&] { mutex->lock(); }).join();
  EXPECT_TRUE(mutex->try_lock());
  mutex->unlock();
  process([&] { mutex->lock(); }).join();
  mutex->lock();
  mutex->unlock();
}

}  // namespace
