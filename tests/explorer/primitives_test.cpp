#include <gtest/gtest.h>

#include "explore_runner.hpp"

// Every synchronisation primitive of libstdc++: a correct program has one
// outcome and no finding, in both time modes.

namespace explorer::test {
namespace {

struct primitive {
  const char* name;
  const char* output;
};

void PrintTo(const primitive& tested, std::ostream* out) {
  *out << tested.name;
}

class Primitive : public testing::TestWithParam<primitive> {};

TEST_P(Primitive, HasOneOutcome) {
  for (const char* mode : {"any", "idle"}) {
    const explored run =
        explore({"--schedules", "250", "--time", mode, program("primitives"),
                 "--", GetParam().name});
    EXPECT_EQ(run.code, 0) << mode << ' ' << run.errors << run.bytes;
    EXPECT_EQ(run.outputs(), std::set<std::string>{GetParam().output}) << mode;
  }
}

INSTANTIATE_TEST_SUITE_P(
    Library, Primitive,
    testing::Values(
        primitive{"mutex", "3\n"}, primitive{"recursive_mutex", "3\n"},
        primitive{"shared_mutex", "1\n"}, primitive{"scoped_lock", "3\n"},
        primitive{"condition_variable", "3\n"}, primitive{"wait_for", "0\n"},
        primitive{"condition_variable_any", "stopped\n"},
        primitive{"stop_callback", "1\n"}, primitive{"latch", "6\n"},
        primitive{"barrier", "2\n"}, primitive{"try_acquire_for", "0\n"},
        primitive{"atomic_wait", "1\n"}, primitive{"async", "42\n"},
        primitive{"promise", "boom\n"}, primitive{"packaged_task", "7\n"},
        primitive{"shared_future", "6\n"}, primitive{"at_thread_exit", "5\n"},
        primitive{"notify_at_thread_exit", "1\n"},
        primitive{"call_once", "1\n"},
        primitive{"call_once_with_exception", "2\n"},
        primitive{"static_local", "3\n"}, primitive{"thread_local", "3\n"},
        primitive{"shared_ptr", "destroyed\n"},
        primitive{"osyncstream", "whole line\nwhole line\nwhole line\n"},
        primitive{"yield", "went\n"},
        primitive{"random_device", "2106989315\n"},
        primitive{"thread_id", "3\n"}),
    [](const testing::TestParamInfo<primitive>& tested) {
      return std::string(tested.param.name);
    });

// std::counting_semaphore of libstdc++ 12: acquire() reads 2, loses a
// compare-exchange or two to others, and goes to sleep "while it is 2", which
// it is again once they have given back theirs. A fault in the library, which
// needs no more than three threads and two places.
TEST(Semaphore, OfThisLibraryMayNeverWake) {
  const explored run = explore(
      {"--schedules", "1000", program("primitives"), "--", "semaphore"});
  EXPECT_EQ(run.kinds(), (std::set<std::string>{"deadlock", "lost wake-up"}));
  EXPECT_EQ(run.outputs(), (std::set<std::string>{"", "at most 2\n"}));
}

// The lock comes after a millisecond, or the hour passes first: in the mode in
// which sleepers may wake at any point both happen.
TEST(TimedMutex, MayRunOutOfTimeOnlyWhereTimeIsFree) {
  const auto outputs = [](const char* mode) {
    return explore({"--schedules", "250", "--time", mode, program("primitives"),
                    "--", "timed_mutex"})
        .outputs();
  };
  EXPECT_EQ(outputs("idle"), std::set<std::string>{"got it\n"});
  EXPECT_EQ(outputs("any"),
            (std::set<std::string>{"an hour was not enough\n", "got it\n"}));
}

}  // namespace
}  // namespace explorer::test
