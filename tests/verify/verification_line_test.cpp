#include "evidence.hpp"
#include "test_support.hpp"

namespace verify {
namespace {

findings found_by_the_explorer(const std::string& verdict) {
  findings all;
  all.builds[variant::printed].compiler_version = "12.2.0";
  all.builds[variant::clang].compiler_version = "14.0.6";
  all.explored.emplace();
  all.explored->verdict = verdict;
  all.explored->schedules = 1000;
  all.checks = {{{"explored", "the explorer", verdict, ""}},
                {{"tsan", "ThreadSanitizer", "passed", ""}}};
  return all;
}

std::string line_of(const std::string& contract) {
  return verification_line(good_snippet(with_contract(contract)),
                           found_by_the_explorer("sampled"));
}

TEST(VerificationLine, NamesCompilersSchedulesAndSilentTools) {
  EXPECT_EQ(line_of("// Output: none\n"),
            "g++ 12.2 and clang 14 · 1,000 schedules sampled · silent under "
            "ThreadSanitizer");
}

TEST(VerificationLine, CountsNoSchedulesOfAProgramThatIsExempt) {
  EXPECT_EQ(
      line_of("// Output: none\n// Not under (explorer): it never ends\n"),
      "g++ 12.2 and clang 14 · silent under ThreadSanitizer · not under the "
      "explorer: it never ends");
}

}  // namespace
}  // namespace verify
