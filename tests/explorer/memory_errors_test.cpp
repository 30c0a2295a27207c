#include <gtest/gtest.h>

#include "explore_runner.hpp"

// Memory that is used after it was given back, or given back twice, and locks
// that are: found in the schedules in which it happens, with the lines.

namespace explorer::test {
namespace {

struct memory_error {
  const char* what;
  std::set<std::string> kinds;
  const char* ends;
  std::multiset<int> lines;  ///< Of the first finding.
  const char* place;         ///< What the last of its places says.
};

void PrintTo(const memory_error& tested, std::ostream* out) {
  *out << tested.what;
}

class MemoryError : public testing::TestWithParam<memory_error> {};

TEST_P(MemoryError, IsFound) {
  const explored run = explore(
      {"--schedules", "300", program("memory_errors"), "--", GetParam().what});
  EXPECT_EQ(run.code, 1) << run.errors;
  EXPECT_EQ(run.kinds(), GetParam().kinds) << run.bytes;
  const json& found = run.report.at("findings").at(0);
  std::multiset<int> lines;
  for (const json& place : found.at("places")) {
    EXPECT_EQ(place.at("file"), "tests/explorer/programs/memory_errors.cpp");
    lines.insert(place.at("line").get<int>());
  }
  EXPECT_EQ(lines, GetParam().lines);
  EXPECT_EQ(found.at("places").back().at("what"), GetParam().place);
  const std::string seed =
      std::to_string(found.at("witness").at("seed").get<std::uint64_t>());
  const explored again = explore(
      {"--replay", seed, program("memory_errors"), "--", GetParam().what});
  EXPECT_EQ(again.report.at("outcomes").at(0).at("ends"), GetParam().ends);
}

INSTANTIATE_TEST_SUITE_P(
    Kinds, MemoryError,
    testing::Values(
        memory_error{"after_free",
                     {"use after free"},
                     "exit 0",
                     {32, 37},
                     "read of 4 bytes"},
        memory_error{"racing_free",
                     {"data race", "use after free"},
                     "exit 0",
                     {41, 45},
                     "read of 4 bytes"},
        memory_error{"twice",
                     {"double free"},
                     "exit 0",
                     {50, 50},
                     "gives the memory back"},
        memory_error{"mutex_in_freed",
                     {"use after free"},
                     "exit 0",
                     {55, 61},
                     "uses an object there"},
        memory_error{
            "null", {"signal SIGSEGV"}, "signal SIGSEGV", {66}, "happens here"},
        memory_error{"no_block",
                     {"signal SIGABRT"},
                     "signal SIGABRT",
                     {79},
                     "happens here"},
        memory_error{"unlock", {"misuse"}, "exit 0", {80}, "unlock mutex 1"},
        memory_error{
            "destroy", {"misuse"}, "exit 0", {83}, "destroys mutex 1"}),
    [](const testing::TestParamInfo<memory_error>& tested) {
      return std::string(tested.param.what);
    });

}  // namespace
}  // namespace explorer::test
