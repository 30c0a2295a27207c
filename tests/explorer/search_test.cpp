#include <gtest/gtest.h>

#include <random>

#include "explore_runner.hpp"

// Exhaustive search: it sees all that can happen, each thing as rarely as
// possible, and never says so when it has not.

namespace explorer::test {
namespace {

explored search(std::vector<std::string> arguments, const std::string& tested,
                const std::vector<std::string>& of_program = {}) {
  arguments.insert(arguments.begin(), {"--strategy", "exhaustive"});
  arguments.push_back(tested);
  if (!of_program.empty()) arguments.emplace_back("--");
  arguments.insert(arguments.end(), of_program.begin(), of_program.end());
  return explore(arguments);
}

using outcomes = std::set<std::pair<std::string, std::string>>;

outcomes outcomes_of(const explored& run) {
  outcomes result;
  for (const json& outcome : run.report.at("outcomes")) {
    result.emplace(outcome.at("output"), outcome.at("ends"));
  }
  return result;
}

std::string joined(const std::vector<std::string>& threads) {
  std::string text;
  for (const std::string& thread : threads) text += thread + ' ';
  return text;
}

// ---- What is known beforehand ----

/// Threads of programs/small.cpp, how many inequivalent schedules they have,
/// and what these print.
struct known {
  const char* name;
  std::vector<std::string> threads;
  int schedules;
  std::set<std::string> outputs;
  const char* time = "any";
};

void PrintTo(const known& tested, std::ostream* out) {
  *out << tested.name;
}

class Known : public testing::TestWithParam<known> {};

TEST_P(Known, IsCountedAndSeen) {
  const explored run =
      search({"--time", GetParam().time}, program("small"), GetParam().threads);
  EXPECT_EQ(run.report.at("verdict"), "exhaustive") << run.errors;
  EXPECT_EQ(run.report.at("schedules"), GetParam().schedules);
  EXPECT_EQ(run.outputs(), GetParam().outputs);
  EXPECT_FALSE(run.report.contains("missed"));
}

INSTANTIATE_TEST_SUITE_P(
    Programs, Known,
    testing::Values(
        known{"independent", {"aaa", "bbb"}, 1, {" x0 y0 a3 b3   \n"}},
        known{"readers", {"A", "A", "A"}, 1, {" x0 y0 a0 b0 0 0 0\n"}},
        known{"one_lock", {"()", "()"}, 2, {" x0 y0 a0 b0   \n"}},
        known{
            "one_lock_of_three", {"()", "()", "()"}, 6, {" x0 y0 a0 b0   \n"}},
        known{"locked", {"(x)(x)", "(x)(x)"}, 6, {" x4 y0 a0 b0   \n"}},
        known{"two_locks", {"(x)", "[y]"}, 1, {" x1 y1 a0 b0   \n"}},
        // Three updates each: as many schedules as ways to merge them.
        known{"updates", {"aaa", "aaa"}, 20, {" x0 y0 a6 b0   \n"}},
        // r1 w1 against r2 w2: one after the other in two ways, both reads
        // before both writes, which come in two orders.
        known{"lost_update",
              {"x", "x"},
              4,
              {" x1 y0 a0 b0   \n", " x2 y0 a0 b0   \n"}},
        known{"message",
              {"1b", "BA"},
              3,
              {" x0 y0 a1 b1  00 \n", " x0 y0 a1 b1  01 \n",
               " x0 y0 a1 b1  11 \n"}},
        // Sequentially consistent: not both may read 0.
        known{"store_buffer",
              {"1B", "bA"},
              3,
              {" x0 y0 a1 b1 0 1 \n", " x0 y0 a1 b1 1 0 \n",
               " x0 y0 a1 b1 1 1 \n"}},
        known{"output",
              {"pp", "q"},
              3,
              {"ppq x0 y0 a0 b0   \n", "pqp x0 y0 a0 b0   \n",
               "qpp x0 y0 a0 b0   \n"}},
        known{"semaphore", {"-a", "+"}, 1, {" x0 y0 a1 b0   \n"}},
        known{"spin", {"sA", "1S"}, 2, {" x0 y0 a1 b0 1  \n"}},
        known{"sleep_by_time", {"z1", "Z2"}, 1, {" x0 y0 a2 b0   \n"}, "idle"},
        known{"sleep_is_no_order",
              {"zA", "1"},
              2,
              {" x0 y0 a1 b0 0  \n", " x0 y0 a1 b0 1  \n"}}),
    [](const testing::TestParamInfo<known>& tested) {
      return std::string(tested.param.name);
    });

// Two threads of two `++`: each of the four reads what the others have left.
TEST(LostUpdates, TwoOfEach) {
  const explored run = search({}, program("small"), {"xx", "xx"});
  EXPECT_EQ(run.report.at("verdict"), "exhaustive");
  EXPECT_EQ(run.outputs(),
            (std::set<std::string>{" x2 y0 a0 b0   \n", " x3 y0 a0 b0   \n",
                                   " x4 y0 a0 b0   \n"}));
}

// ---- Against all schedules, unreduced ----

struct question {
  std::vector<std::string> threads;
  const char* time;
};

void expect_the_same(const question& asked) {
  SCOPED_TRACE(joined(asked.threads) + asked.time);
  const explored reduced =
      search({"--time", asked.time}, program("small"), asked.threads);
  const explored all = search({"--time", asked.time, "--preemptions", "1000"},
                              program("small"), asked.threads);
  EXPECT_EQ(reduced.report.at("verdict"), "exhaustive");
  ASSERT_EQ(all.report.at("verdict"), "bounded");
  EXPECT_EQ(all.report.at("preemptions"), 1000);
  EXPECT_EQ(outcomes_of(reduced), outcomes_of(all));
  EXPECT_LE(reduced.report.at("schedules"), all.report.at("schedules"));
  EXPECT_EQ(reduced.kinds(), all.kinds());
}

TEST(Reduction, LosesNothing) {
  for (const question& asked : std::vector<question>{
           {{"xX", "y"}, "idle"},
           {{"xY", "yX"}, "idle"},
           {{"1A", "2"}, "idle"},
           {{"(x", "t"}, "idle"},
           {{"([])", "[()]"}, "idle"},
           {{"w", "r"}, "idle"},
           {{"+A", "-1"}, "idle"},
           {{"S1", "sA"}, "idle"},
           {{"!", "p"}, "idle"},
           {{"c", "1"}, "any"},
           {{"zA", "Z1"}, "any"},
           {{"h", "r"}, "idle"},
       }) {
    expect_the_same(asked);
  }
}

TEST(Reduction, LosesNothingOfAnyProgram) {
  std::mt19937 random(1);
  const std::vector<std::string> operations{"x", "X", "a",   "A",   "b", "B",
                                            "1", "p", "(X)", "(x)", "t"};
  for (int i = 0; i < 5; ++i) {
    question asked{{"", ""}, "idle"};
    for (std::string& thread : asked.threads) {
      for (int j = 0; j < 2; ++j) {
        thread += operations[random() % operations.size()];
      }
    }
    expect_the_same(asked);
  }
}

// ---- Bugs ----

TEST(Bugs, AreFoundOrProvedAbsent) {
  for (const char* name :
       {"lost_update", "abba", "lost_wakeup", "order_violation", "aba",
        "double_checked_locking", "dining_philosophers", "work_stealing_queue",
        "bluetooth_driver", "check_then_act"}) {
    SCOPED_TRACE(name);
    const explored wrong = search({}, bug(name));
    EXPECT_EQ(wrong.code, 1);
    EXPECT_EQ(wrong.report.at("verdict"), "exhaustive");
    const explored right = search({}, bug(std::string(name) + ".fixed"));
    EXPECT_EQ(right.code, 0) << right.bytes;
    EXPECT_EQ(right.report.at("verdict"), "exhaustive");
    EXPECT_EQ(right.kinds(), std::set<std::string>{});
  }
}

TEST(OwnStack, IsSearchedToo) {
  const explored run = search({}, program("own_stack"));
  EXPECT_EQ(run.outputs(), (std::set<std::string>{"0\n", "1\n", "2\n"}));
  EXPECT_EQ(run.report.at("schedules"), 3);
}

// In a search each thread has a heap of its own.
TEST(Heaps, TakeBackWhatOthersAllocated) {
  const explored run = search({}, program("handed_over"));
  EXPECT_EQ(run.report.at("verdict"), "exhaustive");
  EXPECT_EQ(run.kinds(), std::set<std::string>{});
  EXPECT_EQ(run.outputs(), std::set<std::string>{"2\n"});
}

TEST(Spinning, ForEverIsALivelock) {
  const explored run = search({}, program("spins_for_ever"));
  EXPECT_EQ(run.kinds(), std::set<std::string>{"livelock"});
  EXPECT_EQ(run.report.at("schedules"), 1);
}

// ---- What the report says ----

TEST(Witness, IsReplayedByDecisionsAndByNumber) {
  const explored run = search({}, program("letters"));
  ASSERT_EQ(run.report.at("outcomes").size(), 10u);
  for (const json& outcome : run.report.at("outcomes")) {
    const json& witness = outcome.at("witness");
    EXPECT_EQ(witness.at("strategy"), "exhaustive");
    for (const std::vector<std::string>& how :
         {std::vector<std::string>{"--decisions",
                                   file_with(witness.at("decisions"))},
          std::vector<std::string>{
              "--replay", std::to_string(witness.at("seed").get<int>())}}) {
      const explored again = search(how, program("letters"));
      ASSERT_EQ(again.report.at("outcomes").size(), 1u) << again.errors;
      EXPECT_EQ(again.report.at("outcomes").at(0).at("output"),
                outcome.at("output"));
      EXPECT_EQ(again.report.at("verdict"), "sampled");
    }
  }
}

TEST(Witness, ThatIsNotThereIsRefused) {
  const explored run = search({"--replay", "11"}, program("letters"));
  EXPECT_EQ(run.code, 2);
  EXPECT_NE(run.errors.find("the search has no schedule 11"),
            std::string::npos);
}

TEST(Unfinished, IsNoSuccess) {
  const explored run = search({"--schedules", "5"}, program("letters"));
  EXPECT_EQ(run.code, 1);
  EXPECT_EQ(run.report.at("verdict"), "unfinished");
  EXPECT_EQ(run.report.at("why"), "it was stopped after 5 schedules");
  EXPECT_EQ(run.report.at("findings"), json::array());
  const explored text = explore_as_text(
      {"--strategy", "exhaustive", "--schedules", "5", program("letters")});
  EXPECT_NE(text.text.find("--preemptions"), std::string::npos) << text.text;
}

// This one would go on for hours.
TEST(Unfinished, IsAScheduleThatIsTooLong) {
  const explored run =
      search({"--points", "1000000000"}, program("works_for_ever"));
  EXPECT_EQ(run.code, 1);
  EXPECT_EQ(run.report.at("verdict"), "unfinished");
  EXPECT_EQ(run.report.at("why"), "a schedule is too long to be searched");
}

TEST(Bounded, SaysByWhat) {
  const explored run = search({"--preemptions", "0"}, program("letters"));
  EXPECT_EQ(run.code, 0);
  EXPECT_EQ(run.report.at("verdict"), "bounded");
  EXPECT_EQ(run.report.at("preemptions"), 0);
  EXPECT_EQ(run.outputs(), (std::set<std::string>{"aaabb\n", "bbaaa\n"}));
}

TEST(Search, IsTheSameTwice) {
  for (const char* name : {"letters", "own_stack", "lost_wakeup"}) {
    EXPECT_EQ(search({}, program(name)).bytes, search({}, program(name)).bytes);
    EXPECT_EQ(search({"--kernel-switches"}, program(name)).bytes,
              search({}, program(name)).bytes);
  }
}

TEST(TextReport, SaysExhaustive) {
  const explored run =
      explore_as_text({"--strategy", "exhaustive", program("letters")});
  EXPECT_EQ(run.code, 0);
  EXPECT_NE(run.text.find("exhaustive: all 10 inequivalent schedules"),
            std::string::npos)
      << run.text;
}

TEST(Preemptions, AreForSearchesOnly) {
  const explored run = explore({"--preemptions", "2", program("letters")});
  EXPECT_EQ(run.code, 2);
  EXPECT_NE(run.errors.find("--strategy exhaustive"), std::string::npos);
}

}  // namespace
}  // namespace explorer::test
