#include "contract.hpp"

#include "test_support.hpp"

namespace verify {
namespace {

using testing::ElementsAre;

/// A body as text: strands in brackets, stages joined by "then".
std::string shape(const body& one) {
  std::string text;
  for (const stage& each : one.stages) {
    if (!text.empty()) text += " then ";
    for (const strand& lines : each.strands) {
      text += lines.together ? "{" : "[";
      for (const contract_line& line : lines.lines)
        text += (text.ends_with('[') || text.ends_with('{') ? "" : ",") +
                line.pattern.shown();
      text += lines.together ? "}" : "]";
    }
  }
  return text;
}

TEST(Contract, IsOutputInOrder) {
  const contract one = good_contract("// Output:\n//   a\n//     b\n//\n");
  EXPECT_EQ(one.kind, contract_kind::output);
  EXPECT_EQ(one.line, 4);
  EXPECT_EQ(one.main_line, 4);
  EXPECT_EQ(one.last_line, 7);
  EXPECT_EQ(shape(one.bodies.front()), "[a,  b,]");
  EXPECT_EQ(to_text(one.ends), "exit 0");
  EXPECT_FALSE(one.through_pipe);
}

TEST(Contract, MayBeSilent) {
  const contract one = good_contract("// Output: none\n");
  EXPECT_TRUE(one.bodies.front().stages.empty());
}

TEST(Contract, HasStagesAndStrands) {
  const contract one = good_contract(
      "// Output:\n//   a1\n//   a2\n// |\n//   b1\n// | together\n//   c1\n"
      "//   c2\n// ---\n//   end\n");
  EXPECT_EQ(shape(one.bodies.front()), "[a1,a2][b1]{c1,c2} then [end]");
}

TEST(Contract, MayOpenAStageWithAContiguousStrand) {
  const contract one = good_contract(
      "// Output:\n// | together\n//   a1\n//   a2\n// | together\n//   b\n");
  EXPECT_EQ(shape(one.bodies.front()), "{a1,a2}{b}");
}

TEST(Contract, MakesAStrandOfEachUnorderedLine) {
  const contract one =
      good_contract("// Unordered output:\n//   a\n//   b\n// ---\n//   end\n");
  EXPECT_EQ(one.kind, contract_kind::unordered_output);
  EXPECT_EQ(shape(one.bodies.front()), "[a][b] then [end]");
}

TEST(Contract, ReadsMomentsExactly) {
  const contract one = good_contract(
      "// Timed output:\n//   [0.0 s] a\n//   [1 s]\n//   [1.000000001 s] b\n");
  const std::vector<contract_line>& lines =
      one.bodies.front().stages.front().strands.front().lines;
  EXPECT_EQ(lines[0].moment, 0);
  EXPECT_EQ(lines[1].moment, 1'000'000'000);
  EXPECT_EQ(lines[2].moment, 1'000'000'001);
  EXPECT_EQ(lines[1].pattern.shown(), "");
  EXPECT_EQ(lines[2].pattern.shown(), "b");
}

TEST(Contract, ReadsOutcomes) {
  const contract one = good_contract(
      "// Outcomes:\n//   a\n//   b\n// or\n//   c\n// ---\n//   d\n");
  ASSERT_EQ(one.bodies.size(), 2u);
  EXPECT_EQ(shape(one.bodies[0]), "[a,b]");
  EXPECT_EQ(shape(one.bodies[1]), "[c] then [d]");
  EXPECT_EQ(one.bodies[1].line, 8);
}

TEST(Contract, ReadsMeasuredOutcomes) {
  const contract one = good_contract(
      "// Measured outcomes:\n// must\n//   a\n// may\n//   b\n// never\n"
      "//   c\n");
  ASSERT_EQ(one.bodies.size(), 3u);
  EXPECT_EQ(one.bodies[0].mark, outcome_mark::must);
  EXPECT_EQ(one.bodies[1].mark, outcome_mark::may);
  EXPECT_EQ(one.bodies[2].mark, outcome_mark::never);
}

TEST(Contract, ReadsFailures) {
  const contract one = good_contract("// Fails (data race):\n//   <number>\n");
  EXPECT_EQ(one.kind, contract_kind::fails);
  EXPECT_EQ(one.fails->name, "data race");
  EXPECT_EQ(one.fails->family, failure_family::race);
  EXPECT_EQ(title_of(one), "Fails (data race)");
}

TEST(Contract, MayFailSilently) {
  for (const char* text :
       {"// Fails (deadlock):\n", "// Fails (deadlock): none\n"})
    EXPECT_TRUE(good_contract(text).bodies.front().stages.empty());
}

TEST(Contract, ReadsDiagnosticsOfBothCompilers) {
  const contract one = good_contract(
      "// Does not compile (g++):\n//   error: a\n"
      "// Does not compile (clang):\n//   error: b\n//   error: c\n");
  EXPECT_EQ(one.kind, contract_kind::does_not_compile);
  EXPECT_FALSE(one.runs());
  EXPECT_EQ(one.diagnostic_of(compiler_name::gxx)->lines.size(), 1u);
  EXPECT_EQ(one.diagnostic_of(compiler_name::clang)->lines.size(), 2u);
  EXPECT_EQ(title_of(one), "Does not compile (g++)");
}

TEST(Contract, ReadsWarnings) {
  EXPECT_EQ(good_contract("// Warns (g++):\n//   unused\n").kind,
            contract_kind::warns);
}

TEST(Contract, ReadsEverySectionInItsOrder) {
  const contract one =
      good_snippet(
          "// Opens.\nconstexpr int threads = 5;\nconstexpr int rounds{9};\n\n"
          "// Needs: sqlite3, boost\n"
          "// Arguments: 20 --fast\n"
          "// Through: pipe\n"
          "// Output:\n"
          "//   a\n"
          "// Error output:\n"
          "//   bad\n"
          "// Ends: exit 3\n"
          "// Reduced (threads = 2, rounds = -1):\n"
          "//   b\n"
          "// Not under (clang): no such header\n"
          "// Not under (tsan): it forks\n")
          .promise;
  EXPECT_THAT(one.needs, ElementsAre("sqlite3", "boost"));
  EXPECT_THAT(one.arguments, ElementsAre("20", "--fast"));
  EXPECT_TRUE(one.through_pipe);
  EXPECT_EQ(one.error_output.front().pattern.shown(), "bad");
  EXPECT_EQ(to_text(one.ends), "exit 3");
  EXPECT_EQ(one.reduced->parameters[0].name, "threads");
  EXPECT_EQ(one.reduced->parameters[1].value, -1);
  EXPECT_EQ(shape(one.reduced->bodies.front()), "[b]");
  EXPECT_EQ(one.exemption_from(tool_name::clang)->reason, "no such header");
  EXPECT_EQ(one.exemption_from(tool_name::tsan)->line, 16);
  EXPECT_EQ(one.exemption_from(tool_name::explorer), nullptr);
  EXPECT_EQ(one.line, 5);
  EXPECT_EQ(one.main_line, 8);
}

TEST(Contract, ReadsSignals) {
  EXPECT_EQ(
      to_text(good_contract("// Output: none\n// Ends: signal SIGABRT\n").ends),
      "signal SIGABRT");
}

TEST(Contract, ReducesOnlyWhatIsSearched) {
  const auto problems_with = [](const std::string& rest) {
    return problems_of("// Opens.\nconstexpr int n = 5;\n\n" + rest);
  };
  EXPECT_EQ(problems_with("// Output:\n//   a\n// Reduced (n = 2):\n//   b\n"
                          "// Not under (explorer): it forks\n"),
            "snippets/t/x.cpp:6: 'Reduced' means nothing beside 'Not under "
            "(explorer)'\n");
  EXPECT_EQ(problems_with("// Measured outcomes:\n// must\n//   a\n"
                          "// Reduced (n = 2):\n// must\n//   b\n"),
            "snippets/t/x.cpp:7: 'Reduced' means nothing beside 'Measured "
            "outcomes'\n");
}

TEST(Contract, MayReduceOutcomes) {
  const contract one =
      good_snippet(
          "// Opens.\nconstexpr unsigned n = 5;\n\n// Outcomes:\n//   a\n// "
          "or\n"
          "//   b\n// Reduced (n = 1):\n//   a\n// or\n//   c\n")
          .promise;
  EXPECT_EQ(one.reduced->bodies.size(), 2u);
}

}  // namespace
}  // namespace verify
