#include "exercise.hpp"

#include "staged_project.hpp"

namespace verify {
namespace {

class Exercise : public staged_project {
protected:
  /// What is wrong with an exercise whose start prints "1" in every build.
  std::string problems_with(const std::string& start,
                            const std::string& solution) {
    write_snippet("e_solution", solution);
    stage_all("e_start", "echo 1\n");
    return to_text(check_exercise(write_snippet("e_start", start),
                                  programs_of("e_start")));
  }
};

const std::string already_solved =
    "snippets/t/e_start.cpp:4: the exercise is already solved: this program "
    "does all that 'snippets/t/e_solution.cpp' promises\n";

TEST_F(Exercise, NeedsASolution) {
  EXPECT_EQ(to_text(check_exercise(
                write_snippet("e_start", "// Output:\n//   1\n"), "")),
            "snippets/t/e_start.cpp:1: an exercise needs its solution "
            "'snippets/t/e_solution.cpp'\n");
}

TEST_F(Exercise, MustNotBeSolved) {
  const std::string one = "// Output:\n//   1\n";
  EXPECT_EQ(problems_with(one, one), already_solved);
  EXPECT_EQ(problems_with(one, "// Output:\n//   2\n"), "");
}

TEST_F(Exercise, IsSolvedByTheSameFailure) {
  const std::string fails = "// Fails (deadlock):\n//   1\n";
  EXPECT_EQ(problems_with(fails, fails), already_solved);
}

// A start that deadlocks in one schedule of many does all that its solution
// promises in most of its runs.
TEST_F(Exercise, IsNotSolvedByAStartThatFails) {
  const std::string one = "// Output:\n//   1\n";
  EXPECT_EQ(problems_with("// Fails (deadlock):\n", one), "");
  EXPECT_EQ(problems_with("// Fails (data race):\n//   1\n", one), "");
}

}  // namespace
}  // namespace verify
