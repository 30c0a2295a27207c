#include "progress.hpp"

#include <gtest/gtest.h>

#include <sstream>

namespace {

using std::chrono::seconds;

TEST(TimeLeft, GoesOnAsBefore) {
  EXPECT_EQ(bench::time_left(seconds(10), 20, 100), ", 40 s left");
}

TEST(TimeLeft, IsRoundedUp) {
  EXPECT_EQ(bench::time_left(seconds(10), 3, 4), ", 4 s left");
}

TEST(TimeLeft, IsUnknownBeforeTheFirstRunHasEnded) {
  EXPECT_EQ(bench::time_left(seconds(0), 0, 100), "");
}

TEST(Progress, IsOneChangingLineOnATerminal) {
  std::ostringstream out;
  {
    bench::progress progress(out, /*terminal=*/true, "locks");
    progress.show(0, 2, "mutex");
  }
  EXPECT_EQ(out.str(), "\rmeasuring locks: 0 of 2 runs (mutex)\x1b[K\n");
}

TEST(Progress, IsALineForEachTenthElsewhere) {
  std::ostringstream out;
  {
    bench::progress progress(out, /*terminal=*/false, "locks");
    for (std::size_t done = 0; done < 40; ++done) {
      progress.show(done, 40, "mutex");
    }
  }
  const std::string text = out.str();
  EXPECT_EQ(std::count(text.begin(), text.end(), '\n'), 10);
  EXPECT_EQ(text.rfind("measuring locks: 0 of 40 runs\n", 0), 0);
  EXPECT_NE(text.find("measuring locks: 36 of 40 runs, "), std::string::npos);
  EXPECT_EQ(text.find("37 of"), std::string::npos);
}

}  // namespace
