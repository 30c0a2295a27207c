#include <gtest/gtest.h>

#include <stdexcept>

#include "explore_runner.hpp"

// What is wrong is found, with the lines and the threads; what is right is not
// accused.

namespace explorer::test {
namespace {

const json& finding(const explored& run, const std::string& kind) {
  for (const json& candidate : run.report.at("findings")) {
    if (candidate.at("kind") == kind) return candidate;
  }
  throw std::runtime_error("no " + kind + " in " + run.bytes);
}

std::multiset<int> lines(const json& found) {
  std::multiset<int> result;
  for (const json& place : found.at("places")) {
    result.insert(place.at("line").get<int>());
  }
  return result;
}

std::string words(const json& found, const std::string& thread) {
  for (const json& place : found.at("places")) {
    if (place.at("thread") == thread) return place.at("what");
  }
  return "";
}

TEST(DataRace, NamesBothLines) {
  const explored run =
      explore({"--schedules", "50", program("two_increments")});
  EXPECT_EQ(run.code, 1);
  EXPECT_EQ(run.kinds(), std::set<std::string>{"data race"});
  const json& race = finding(run, "data race");
  EXPECT_EQ(lines(race), (std::multiset<int>{8, 9}));
  EXPECT_EQ(race.at("places").at(0).at("file"),
            "tests/explorer/programs/two_increments.cpp");
  EXPECT_EQ(race.at("count"), 50);
}

TEST(DataRace, OnTheStackOfAnotherThread) {
  const explored run = explore({"--schedules", "300", program("own_stack")});
  EXPECT_EQ(run.kinds(), std::set<std::string>{"data race"});
  EXPECT_EQ(run.outputs(), (std::set<std::string>{"0\n", "1\n", "2\n"}));
}

TEST(DataRace, IsNotReportedWhereNobodyAsks) {
  const explored run =
      explore({"--schedules", "300", "--no-race", program("two_increments")});
  EXPECT_EQ(run.code, 0);
  EXPECT_EQ(run.outputs(), (std::set<std::string>{"1\n", "2\n"}));
}

TEST(DataRace, InsideTheLibrary) {
  const explored run =
      explore({"--schedules", "300", program("atomic_shared_ptr")});
  EXPECT_EQ(run.kinds(), std::set<std::string>{"data race"});
  EXPECT_EQ(run.outputs(), std::set<std::string>{"2\n"});
}

// In memory_functions one thread calls a function of the C library, which the
// compiler does not instrument, the other writes a byte of the same memory.
class MemoryFunction
    : public testing::TestWithParam<std::pair<const char*, const char*>> {};

TEST_P(MemoryFunction, IsAnAccessLikeAnyOther) {
  const auto [name, access] = GetParam();
  const explored racy =
      explore({"--schedules", "20", program("memory_functions"), "--", name});
  EXPECT_EQ(racy.kinds(), std::set<std::string>{"data race"});
  const json& race = finding(racy, "data race");
  EXPECT_EQ(words(race, "T1"), access);
  EXPECT_EQ(words(race, "T2"), "write of 1 byte");
  for (const json& place : race.at("places")) {
    EXPECT_EQ(place.at("file"), "tests/explorer/programs/memory_functions.cpp");
  }
  const explored locked =
      explore({"--schedules", "50", program("memory_functions"), "--", name,
               "under the lock"});
  EXPECT_EQ(locked.code, 0) << locked.bytes;
}

INSTANTIATE_TEST_SUITE_P(
    CLibrary, MemoryFunction,
    testing::Values(std::pair("memcpy", "read of 8 bytes"),
                    std::pair("memcpy_to", "write of 8 bytes"),
                    std::pair("memmove", "write of 4 bytes"),
                    std::pair("memset", "write of 8 bytes"),
                    std::pair("memcmp", "read of 8 bytes"),
                    std::pair("memchr", "read of 3 bytes"),
                    std::pair("strlen", "read of 5 bytes"),
                    std::pair("strcpy", "write of 5 bytes"),
                    std::pair("strncpy", "write of 8 bytes"),
                    std::pair("strcat", "read of 5 bytes"),
                    std::pair("strcmp", "read of 5 bytes"),
                    std::pair("strncmp", "read of 3 bytes"),
                    std::pair("strchr", "read of 1 byte"),
                    std::pair("strrchr", "read of 5 bytes")),
    [](const auto& tested) { return std::string(tested.param.first); });

TEST(Deadlock, SaysWhoHoldsWhatAndWhoWaits) {
  const explored run =
      explore({"--schedules", "200", program("opposite_locks")});
  EXPECT_EQ(run.code, 1);
  EXPECT_EQ(run.kinds(),
            (std::set<std::string>{"deadlock", "lock-order inversion"}));
  const json& deadlock = finding(run, "deadlock");
  EXPECT_EQ(words(deadlock, "T0"), "waits for T1 to end");
  EXPECT_EQ(words(deadlock, "T1"), "waits for mutex 2, held by T2");
  EXPECT_EQ(words(deadlock, "T2"), "waits for mutex 1, held by T1");
  EXPECT_EQ(lines(deadlock), (std::multiset<int>{11, 16, 22}));
}

TEST(LockOrder, IsSeenWithoutTheDeadlock) {
  // The usual schedule runs one thread after the other.
  const explored run =
      explore({"--decisions", file_with(""), program("opposite_locks")});
  EXPECT_EQ(run.kinds(), std::set<std::string>{"lock-order inversion"});
  EXPECT_EQ(run.outputs(), std::set<std::string>{"done\n"});
  EXPECT_EQ(lines(finding(run, "lock-order inversion")),
            (std::multiset<int>{10, 11, 15, 16}));
}

TEST(LockOrder, IsNoneWhereTheTwoCanNeverMeet) {
  const explored run =
      explore({"--schedules", "300", program("ordered_locks")});
  EXPECT_EQ(run.kinds(), std::set<std::string>{});
  EXPECT_EQ(run.outputs(), std::set<std::string>{"done\n"});
}

TEST(LostWakeup, IsNamed) {
  const explored run =
      explore({"--schedules", "300", "--time", "idle", program("lost_wakeup")});
  const json& lost = finding(run, "lost wake-up");
  EXPECT_EQ(words(lost, "T0"), "waits on condition variable 1");
  EXPECT_EQ(lines(lost), (std::multiset<int>{18}));
}

// Asleep in std::atomic::wait for ever: the value came and nobody said so, or
// it never came.
class WaitsForEver
    : public testing::TestWithParam<std::pair<const char*, const char*>> {};

TEST_P(WaitsForEver, IsCalledByItsName) {
  const auto [why, kind] = GetParam();
  const explored run =
      explore({"--schedules", "300", program("waits_for_ever"), "--", why});
  EXPECT_EQ(run.code, 1);
  EXPECT_EQ(run.kinds(), std::set<std::string>{kind}) << run.bytes;
  EXPECT_EQ(words(finding(run, kind), "T0"), "waits for T1 to end");
  EXPECT_EQ(words(finding(run, kind), "T1"), "waits on futex 1");
}

INSTANTIATE_TEST_SUITE_P(
    Reasons, WaitsForEver,
    testing::Values(std::pair("number_changed", "lost wake-up"),
                    std::pair("flag_changed", "lost wake-up"),
                    std::pair("number_kept", "deadlock"),
                    std::pair("flag_kept", "deadlock"),
                    std::pair("latch", "deadlock"),
                    std::pair("semaphore", "deadlock")),
    [](const auto& tested) { return std::string(tested.param.first); });

TEST(Livelock, IsCertainWhereNobodyWrites) {
  const explored run =
      explore({"--schedules", "10", program("spins_for_ever")});
  EXPECT_EQ(run.kinds(), std::set<std::string>{"livelock"});
  for (const json& outcome : run.report.at("outcomes")) {
    EXPECT_EQ(outcome.at("ends"), "livelock");
  }
}

TEST(Livelock, IsNoneWhereTheFlagComes) {
  const explored run = explore({"--schedules", "300", program("spin_flag")});
  EXPECT_EQ(run.kinds(), std::set<std::string>{});
  EXPECT_EQ(run.outputs(), std::set<std::string>{"2\n"});
}

TEST(StepLimit, IsOnlyASuspicion) {
  const explored run = explore({"--schedules", "20", "--points", "20",
                                program("locked_counter"), "--", "2", "50"});
  const json& found = finding(run, "livelock");
  EXPECT_EQ(found.at("message").get<std::string>().substr(0, 8), "suspect:");
  EXPECT_EQ(run.report.at("outcomes").at(0).at("ends"), "step limit");
}

TEST(CorrectPrograms, AreNotAccused) {
  for (const char* name : {"queue", "sleepers", "letters", "hundred"}) {
    const explored run = explore({"--schedules", "300", program(name)});
    EXPECT_EQ(run.code, 0) << name << run.bytes;
  }
}

}  // namespace
}  // namespace explorer::test
