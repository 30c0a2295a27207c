#include "line_pattern.hpp"

#include "test_support.hpp"

namespace verify {
namespace {

line_pattern pattern(const std::string& text) {
  std::string error;
  const std::optional<line_pattern> result = line_pattern::parse(text, error);
  EXPECT_EQ(error, "");
  return result.value_or(line_pattern{});
}

bool matches(const std::string& text, const std::string& line) {
  return pattern(text).matches(line);
}

TEST(LinePattern, IsLiteral) {
  EXPECT_TRUE(matches("a.b*", "a.b*"));
  EXPECT_FALSE(matches("a.b*", "axbb"));
  EXPECT_FALSE(matches("a", "a "));
  EXPECT_FALSE(matches("a", "aa"));
  EXPECT_TRUE(matches("", ""));
  EXPECT_FALSE(matches("", " "));
}

TEST(LinePattern, WritesAngleBracketsEscaped) {
  EXPECT_TRUE(matches("vector\\<int>", "vector<int>"));
  EXPECT_EQ(pattern("vector\\<int>").shown(), "vector<int>");
  EXPECT_EQ(escaped("a < b << c"), "a \\< b \\<\\< c");
  EXPECT_TRUE(matches(escaped("<pid>"), "<pid>"));
  EXPECT_FALSE(matches(escaped("<pid>"), "12"));
}

TEST(LinePattern, KeepsOtherBackslashes) {
  EXPECT_TRUE(matches("a\\b\\", "a\\b\\"));
}

TEST(LinePattern, KnowsProcessIds) {
  EXPECT_TRUE(matches("<pid>", "4711"));
  EXPECT_FALSE(matches("<pid>", "0"));
  EXPECT_FALSE(matches("<pid>", "012"));
  EXPECT_FALSE(matches("<pid>", "-1"));
  EXPECT_FALSE(matches("<pid>", ""));
}

TEST(LinePattern, KnowsNumbers) {
  EXPECT_TRUE(matches("<number>", "0"));
  EXPECT_TRUE(matches("<number>", "-17"));
  EXPECT_TRUE(matches("<number>", "3.25"));
  EXPECT_FALSE(matches("<number>", "3."));
  EXPECT_FALSE(matches("<number>", "+3"));
  EXPECT_FALSE(matches("<number>", "1e9"));
  EXPECT_FALSE(matches("<number>", "--1"));
}

TEST(LinePattern, KnowsRanges) {
  EXPECT_TRUE(matches("<number 0..4>", "0"));
  EXPECT_TRUE(matches("<number 0..4>", "4"));
  EXPECT_FALSE(matches("<number 0..4>", "5"));
  EXPECT_FALSE(matches("<number 0..4>", "-1"));
  EXPECT_FALSE(matches("<number 0..4>", "1.5"));
  EXPECT_TRUE(matches("<number -3..-1>", "-2"));
  EXPECT_FALSE(matches("<number 0..4>", "99999999999999999999"));
}

TEST(LinePattern, KnowsMillisecondsAddressesAndText) {
  EXPECT_TRUE(matches("<ms> ms", "12 ms"));
  EXPECT_TRUE(matches("<ms> ms", "12.5 ms"));
  EXPECT_FALSE(matches("<ms> ms", "-1 ms"));
  EXPECT_TRUE(matches("<address>", "0x7ffd01ab"));
  EXPECT_FALSE(matches("<address>", "0x"));
  EXPECT_FALSE(matches("<address>", "0xABC"));
  EXPECT_TRUE(matches("<text>", " anything at all "));
  EXPECT_FALSE(matches("<text>", ""));
}

TEST(LinePattern, TriesEveryLength) {
  EXPECT_TRUE(matches("<number>5", "12345"));
  EXPECT_TRUE(matches("<text>, <text>!", "a, b, c!"));
  EXPECT_FALSE(matches("<number>6", "12345"));
}

TEST(LinePattern, RepeatsNamedValues) {
  EXPECT_TRUE(matches("<pid:a> <pid:a>", "12 12"));
  EXPECT_FALSE(matches("<pid:a> <pid:a>", "12 13"));
  EXPECT_TRUE(matches("<pid:a> <pid:b>", "12 13"));
  EXPECT_TRUE(matches("<number 1..3:k> <number:k>", "2 2"));
}

TEST(LinePattern, ReportsWhatNamesStandFor) {
  EXPECT_THAT(pattern("<pid:a> of <pid:b>").match("1 of 2", {}),
              testing::ElementsAre(bindings{{"a", "1"}, {"b", "2"}}));
  EXPECT_THAT(pattern("<pid:a>").match("1", {{"a", "2"}}), testing::IsEmpty());
}

TEST(LinePattern, ReportsEveryWayToNameThings) {
  EXPECT_THAT(pattern("<text:a><text:b>").match("xyz", {}),
              testing::UnorderedElementsAre(bindings{{"a", "x"}, {"b", "yz"}},
                                            bindings{{"a", "xy"}, {"b", "z"}}));
}

TEST(LinePattern, RefusesBadPlaceholders) {
  for (const char* text :
       {"<>", "<pid", "<pid 1..2>", "<number 4..0>", "<number 1-2>", "<pid:>",
        "<pid:Child>", "<Pid>", "<pid:a:b>"}) {
    std::string error;
    EXPECT_FALSE(line_pattern::parse(text, error)) << text;
    EXPECT_TRUE(error.starts_with("no placeholder '")) << error;
  }
}

TEST(LinePattern, OccursInsideLines) {
  EXPECT_TRUE(pattern("error: bad").occurs_in("x.cpp:1: error: bad thing"));
  EXPECT_TRUE(pattern("line <number>").occurs_in("at line 12, bad"));
  EXPECT_FALSE(pattern("line <number>").occurs_in("at line x"));
}

}  // namespace
}  // namespace verify
