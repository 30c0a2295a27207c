#include "constants.hpp"

#include "test_support.hpp"

namespace verify {
namespace {

source_text source_of(const std::string& bytes) {
  problems found;
  return make_source("snippets/t/x.cpp", bytes, found);
}

std::string value_in(const std::string& line, const std::string& name = "n") {
  return constant_in(source_of(line + "\n"), name).value_or("none");
}

TEST(Constants, AreFoundHoweverTheyAreWritten) {
  EXPECT_EQ(value_in("constexpr int n = 5;"), "5");
  EXPECT_EQ(value_in("  static constexpr std::size_t n{1'000};"), "1'000");
  EXPECT_EQ(value_in("inline constexpr long n = -3L;"), "-3");
  EXPECT_EQ(value_in("constexpr int n = 5, m = 6;"), "5");
}

TEST(Constants, AreNumbersOfThatName) {
  EXPECT_EQ(value_in("const int n = 5;"), "none");
  EXPECT_EQ(value_in("constexpr int nn = 5;"), "none");
  EXPECT_EQ(value_in("constexpr int n = 2 * m;"), "none");
  EXPECT_EQ(value_in("constexpr double n = 1.5;"), "none");
  EXPECT_EQ(value_in("constexpr int f(int n) { return n; }"), "none");
}

TEST(Constants, AreSetInTheirPlace) {
  source_text text = source_of("// n\nconstexpr int n = 1'000;  // many\nn\n");
  set_constant(text, "n", 12);
  EXPECT_EQ(text.bytes, "// n\nconstexpr int n = 12;  // many\nn\n");
  EXPECT_EQ(text.lines[1], "constexpr int n = 12;  // many");
}

}  // namespace
}  // namespace verify
