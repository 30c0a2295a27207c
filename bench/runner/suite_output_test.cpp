#include "suite_output.hpp"

#include <gtest/gtest.h>

#include "failure.hpp"

namespace {

// What Google Benchmark 1.7.1 prints for one variant, shortened.
const char* const recorded = R"({
  "context": {
    "date": "2026-11-21T13:39:46+00:00",
    "num_cpus": 2,
    "library_build_type": "debug",
    "compiler": "g++ 12.2.0"
  },
  "benchmarks": [
    {
      "name": "mutex-2/real_time/threads:2",
      "family_index": 0,
      "per_family_instance_index": 0,
      "run_name": "mutex-2/real_time/threads:2",
      "run_type": "iteration",
      "repetitions": 1,
      "repetition_index": 0,
      "threads": 2,
      "iterations": 25720268,
      "real_time": 2.65e+01,
      "cpu_time": 2.4759527777859858e+00,
      "time_unit": "ns",
      "waits": 6.0000000000000000e+00,
      "label": "std::mutex, \"2\" threads"
    }
  ]
})";

// Puts a row and a context around the parts that a test is about.
std::string output(const std::string& row, const std::string& context = "") {
  return R"({"context":{)" + context + R"(},"benchmarks":[{"threads":1,)" +
         R"("real_time":5.0,"time_unit":"ms")" + row + "}]}";
}

std::string problem_of(const std::string& text) {
  try {
    bench::read_run(text);
    return "none";
  } catch (const bench::failure& problem) {
    return problem.what();
  }
}

TEST(SuiteList, NamesEndBeforeTheFirstSlash) {
  const auto variants =
      bench::read_list("thread/real_time\nmutex-2/real_time/threads:2\n");
  ASSERT_EQ(variants.size(), 2);
  EXPECT_EQ(variants[0].name, "thread");
  EXPECT_EQ(variants[0].filter, "^thread/real_time$");
  EXPECT_EQ(variants[1].name, "mutex-2");
  EXPECT_EQ(variants[1].filter, "^mutex-2/real_time/threads:2$");
}

TEST(SuiteList, FiltersMeanTheNameLiterally) {
  EXPECT_EQ(bench::read_list("a.b(1+2)\n").front().filter, R"(^a\.b\(1\+2\)$)");
}

TEST(SuiteList, WithoutVariantsIsAFailure) {
  EXPECT_THROW(bench::read_list(""), bench::failure);
  EXPECT_THROW(bench::read_list("\n"), bench::failure);
}

TEST(SuiteList, WithOneNameTwiceIsAFailure) {
  EXPECT_THROW(bench::read_list("wait/1\nwait/2\n"), bench::failure);
}

TEST(SuiteRun, IsReadFromWhatGoogleBenchmarkPrints) {
  const bench::suite_run run = bench::read_run(recorded);
  EXPECT_EQ(run.label, "std::mutex, \"2\" threads");
  EXPECT_EQ(run.unit, "ns");
  EXPECT_EQ(run.value, 26.5);
  EXPECT_EQ(run.runnable, 2);
  EXPECT_EQ(run.counters, (std::map<std::string, double>{{"waits", 6}}));
  EXPECT_EQ(run.facts.at("compiler"), "g++ 12.2.0");
  EXPECT_EQ(run.facts.at("library_build_type"), "debug");
}

TEST(SuiteRun, TakesTheNumberOfRunnableThreadsFromItsCounter) {
  const bench::suite_run run = bench::read_run(output(R"(,"runnable":4.0)"));
  EXPECT_EQ(run.runnable, 4);
  EXPECT_TRUE(run.counters.empty());
}

TEST(SuiteRun, TakesTheCounterThatTheSuiteCompares) {
  const bench::suite_run run = bench::read_run(
      output(R"(,"bytes":4096.0,"units":100.0)", R"("measures":"bytes")"));
  EXPECT_EQ(run.value, 4096);
  EXPECT_EQ(run.unit, "bytes");
  EXPECT_EQ(run.counters, (std::map<std::string, double>{{"units", 100}}));
}

TEST(SuiteRun, WithoutTheCounterThatTheSuiteComparesIsAFailure) {
  EXPECT_EQ(problem_of(output("", R"("measures":"bytes")")),
            "has no counter 'bytes'");
}

TEST(SuiteRun, ThatFailedSaysWhy) {
  EXPECT_EQ(
      problem_of(output(R"(,"error_occurred":true,"error_message":"no luck")")),
      "failed: no luck");
}

TEST(SuiteRun, ThatIsNoJsonIsAFailure) {
  EXPECT_EQ(problem_of("Segmentation fault\n"), "printed no JSON");
  EXPECT_EQ(problem_of(""), "printed no JSON");
}

TEST(SuiteRun, ThatIsOtherJsonIsAFailure) {
  EXPECT_EQ(problem_of("[1, 2]").rfind("printed JSON that is no result: ", 0),
            0);
  EXPECT_EQ(problem_of(R"({"benchmarks":[{}],"context":{}})")
                .rfind("printed JSON that is no result: ", 0),
            0);
}

TEST(SuiteRun, WithoutExactlyOneResultIsAFailure) {
  EXPECT_EQ(problem_of(R"({"context":{},"benchmarks":[]})"),
            "reported 0 results instead of one");
}

TEST(SuiteRun, WithoutATimeIsAFailure) {
  const std::string text = R"({"context":{},"benchmarks":[{"threads":1,)"
                           R"("real_time":0.0,"time_unit":"ms"}]})";
  EXPECT_EQ(problem_of(text), "measured nothing");
}

}  // namespace
