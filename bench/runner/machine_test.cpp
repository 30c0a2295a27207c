#include "machine.hpp"

#include <gtest/gtest.h>

#include "failure.hpp"

namespace {

TEST(Machine, ReadsTheProcessorsName) {
  EXPECT_EQ(bench::cpu_model("processor\t: 0\n"
                             "vendor_id\t: AuthenticAMD\n"
                             "model\t\t: 1\n"
                             "model name\t: AMD EPYC\n"),
            "AMD EPYC");
}

TEST(Machine, SaysThatAProcessorWithoutNameIsUnknown) {
  EXPECT_EQ(bench::cpu_model("processor\t: 0\nBogoMIPS\t: 50.00\n"), "unknown");
}

TEST(Machine, HasACoreForEachProcessorOfItsOwn) {
  EXPECT_EQ(bench::count_cores({"0", "1"}), 2);
}

TEST(Machine, CountsProcessorsThatShareACoreOnce) {
  EXPECT_EQ(bench::count_cores({"0-1", "0-1"}), 1);
  EXPECT_EQ(bench::count_cores({"0,2", "1,3", "0,2", "1,3"}), 2);
}

TEST(Machine, TakesProcessorsThatSayNothingForCores) {
  EXPECT_EQ(bench::count_cores({"", "", ""}), 3);
}

TEST(Machine, HasNoMoreCoresThanItsControlGroupAllows) {
  EXPECT_EQ(bench::allowed_cores("200000 100000\n", 4), 2);
  EXPECT_EQ(bench::allowed_cores("150000 100000\n", 4), 1);
  EXPECT_EQ(bench::allowed_cores("50000 100000\n", 4), 1);
  EXPECT_EQ(bench::allowed_cores("800000 100000\n", 4), 4);
}

TEST(Machine, HasAllItsCoresWithoutALimit) {
  EXPECT_EQ(bench::allowed_cores("max 100000\n", 4), 4);
  EXPECT_EQ(bench::allowed_cores("", 4), 4);
}

TEST(Machine, RoundsTheMemoryToGibibytes) {
  EXPECT_EQ(bench::memory_gib("MemTotal:       24639036 kB\n"
                              "MemFree:         1000000 kB\n"),
            23);
  EXPECT_EQ(bench::memory_gib(""), 0);
}

TEST(Machine, ReadsTheProcessorsTime) {
  const bench::cpu_ticks ticks = bench::read_ticks(
      "cpu  100 20 30 1000 50 4 6 70 0 0\n"
      "cpu0 50 10 15 500 25 2 3 35 0 0\n");
  EXPECT_EQ(ticks.busy, 160);
  EXPECT_EQ(ticks.steal, 70);
  EXPECT_EQ(ticks.total, 1280);
}

TEST(Machine, RefusesTimesItDoesNotUnderstand) {
  EXPECT_THROW(bench::read_ticks("cpu  1 2 3\n"), bench::failure);
  EXPECT_THROW(bench::read_ticks("intr 1 2 3 4 5 6 7 8\n"), bench::failure);
  EXPECT_THROW(bench::read_load("much\n"), bench::failure);
}

TEST(Machine, ReadsTheLoadOfTheLastMinute) {
  EXPECT_EQ(bench::read_load("0.63 0.25 0.12 1/94 6646\n"), 0.63);
}

TEST(Steal, IsAShareOfTheTimeInBetween) {
  EXPECT_EQ(bench::steal_percent({1'000, 500, 10}, {3'000, 900, 60}), 2.5);
}

TEST(Steal, OfNoTimeIsNone) {
  EXPECT_EQ(bench::steal_percent({1'000, 500, 10}, {1'000, 500, 10}), 0);
}

TEST(Others, AreWhatIsNotOurs) {
  EXPECT_EQ(bench::others_percent({1'000, 500, 0}, {3'000, 1'500, 0}, 900), 5);
}

TEST(Others, AreNeverLessThanNone) {
  EXPECT_EQ(bench::others_percent({1'000, 500, 0}, {3'000, 600, 0}, 101), 0);
}

TEST(Machine, IsDescribedCompletely) {
  const bench::machine here = bench::this_machine();
  EXPECT_FALSE(here.cpu.empty());
  EXPECT_GE(here.cores, 1);
  EXPECT_EQ(here.kernel.rfind("Linux ", 0), 0);
  EXPECT_GT(bench::ticks_now().total, 0);
}

}  // namespace
