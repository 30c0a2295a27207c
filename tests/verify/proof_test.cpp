#include "proof.hpp"

#include "record.hpp"
#include "staged_project.hpp"

namespace verify {
namespace {

const std::string race =
    "echo 'WARNING: ThreadSanitizer: data race (pid=1)' >&2\n"
    "echo '    #0 main snippets/t/x.cpp:2 (x+0x1)' >&2\n"
    "exit 66\n";

class Proof : public staged_project {
protected:
  Proof() { stage_all("x", ""); }

  /// What `record` says, given this finding of the explorer's.
  std::string record_with(const std::string& contract,
                          const std::string& finding = "") {
    record_paths paths{programs_of("x"), "", "evidence/t/x.json"};
    if (!finding.empty()) {
      paths.explored = "explored/t/x.json";
      write_file(paths.explored,
                 R"({"verdict":"sampled","schedules":1000,"findings":[)" +
                     (finding == "none" ? "" : finding) + "]}");
    }
    return to_text(record(write_snippet("x", contract), paths));
  }
};

const std::string deadlock =
    R"({"kind":"deadlock","message":"all wait","count":31})";

TEST_F(Proof, OfADeadlockIsASchedule) {
  const std::string contract = "// Fails (deadlock):\n";
  EXPECT_EQ(record_with(contract, deadlock), "");
  EXPECT_TRUE(std::filesystem::exists("evidence/t/x.json"));
  EXPECT_EQ(record_with(contract, "none"),
            "snippets/t/x.cpp:4: no deadlock in 1,000 schedules\n");
  EXPECT_FALSE(std::filesystem::exists("evidence/t/x.json"));
}

TEST_F(Proof, OfADeadlockIsMissedByRunsThatEnd) {
  const std::string missing =
      "snippets/t/x.cpp:4: no check showed the deadlock\n";
  EXPECT_EQ(record_with("// Fails (deadlock):\n"), missing);
  // Nor does an exemption replace it.
  EXPECT_EQ(record_with("// Fails (deadlock):\n"
                        "// Not under (explorer): it forks\n",
                        "none"),
            missing);
}

TEST_F(Proof, OfADeadlockMayBeARunThatHangs) {
  stage("x", "printed", "echo waiting\nexec sleep 1000\n");
  EXPECT_EQ(record_with("// Fails (deadlock):\n"
                        "//   waiting\n"
                        "// Not under (explorer): it forks\n",
                        "none"),
            "");
}

TEST_F(Proof, OfARaceIsASanitizersOrASchedule) {
  const std::string exempt =
      "// Fails (lost update):\n"
      "// Not under (tsan): no data race\n";
  EXPECT_EQ(record_with(exempt, R"({"kind":"data race","count":1})"), "");
  EXPECT_EQ(record_with(exempt),
            "snippets/t/x.cpp:4: no check showed the lost update\n");
  stage("x", "tsan", race);
  EXPECT_EQ(record_with("// Fails (lost update):\n"), "");
}

TEST_F(Proof, OfUndefinedBehaviourIsASanitizersOrAnAnnouncedEnd) {
  const std::string exempt = "// Not under (asan): larger frames\n";
  stage_all("x", "kill -SEGV $$\n");
  EXPECT_EQ(record_with("// Fails (stack overflow):\n" + exempt),
            "snippets/t/x.cpp:4: no check showed the stack overflow\n");
  EXPECT_EQ(record_with("// Fails (stack overflow):\n"
                        "// Ends: signal SIGSEGV\n" +
                        exempt),
            "");
}

}  // namespace
}  // namespace verify
