#include "record.hpp"

#include <nlohmann/json.hpp>

#include "messages.hpp"
#include "staged_project.hpp"

namespace verify {
namespace {

namespace fs = std::filesystem;
using testing::AnyOf;
using testing::HasSubstr;

const std::string race_report =
    "echo 'WARNING: ThreadSanitizer: data race (pid=1)' >&2\n"
    "echo '    #0 main snippets/t/x.cpp:2 (x+0x1)' >&2\n"
    "exit 66\n";
const std::string leak =
    "echo '==1==ERROR: LeakSanitizer: detected memory leaks' >&2\n"
    "echo '    #1 0x1 in main snippets/t/x.cpp:2' >&2\n"
    "exit 66\n";

class Record : public staged_project {
protected:
  Record() { stage_all("x", ""); }

  std::string record_with(const std::string& contract,
                          const std::string& name = "x") {
    return to_text(record(write_snippet(name, contract),
                          {programs_of(name), explored_, evidence_}));
  }

  nlohmann::json evidence() const {
    return nlohmann::json::parse(read_file(evidence_));
  }

  nlohmann::json check_named(const std::string& name) const {
    const nlohmann::json all = evidence();
    for (const nlohmann::json& one : all["checks"])
      if (one["name"] == name) return one;
    return nullptr;
  }

  fs::path explored_;
  const fs::path evidence_ = "evidence/t/x.json";
};

TEST_F(Record, WritesEvidenceOfACorrectProgram) {
  stage_all("x", "echo 5000\n");
  EXPECT_EQ(record_with("// Arguments: 20 50\n// Output:\n//   5000\n"), "");
  const nlohmann::json all = evidence();
  EXPECT_EQ(all["schema"], 1);
  EXPECT_EQ(all["snippet"], "t/x");
  EXPECT_EQ(all["source"], "snippets/t/x.cpp");
  EXPECT_EQ(all["sha256"], sha256(read_file("snippets/t/x.cpp")));
  EXPECT_EQ(all["summary"], "Opens.");
  EXPECT_EQ(all["shown"], "5000");
  EXPECT_EQ(all["commands"]["compile"], "g++ x.cpp");
  EXPECT_EQ(all["commands"]["run"], "./x 20 50");
  EXPECT_EQ(all["compilers"]["g++"], "12.2.0");
  EXPECT_EQ(all["contract"]["words"], "Every run prints exactly this line.");
  EXPECT_EQ(all["line"],
            "g++ 12.2 and clang 12 · not explored yet · silent under "
            "ThreadSanitizer and AddressSanitizer");
  EXPECT_EQ(all["checks"].size(), 6u);
  EXPECT_EQ(check_named("explored")["verdict"], "not explored yet");
  EXPECT_TRUE(all["diagnostic"].is_null());
}

TEST_F(Record, WritesTheSameBytesAgain) {
  stage_all("x", "echo 5000\n");
  const std::string contract = "// Output:\n//   5000\n";
  EXPECT_EQ(record_with(contract), "");
  const std::string first = read_file(evidence_);
  fs::remove(evidence_);
  EXPECT_EQ(record_with(contract), "");
  EXPECT_EQ(read_file(evidence_), first);
}

TEST_F(Record, KeepsWhatDiffersFromRunToRunApart) {
  stage_all("x", "echo $$\n");
  EXPECT_EQ(record_with("// Output:\n//   <pid>\n"), "");
  const nlohmann::json runs =
      nlohmann::json::parse(read_file("evidence/t/x.run.json"));
  // Once on a machine so busy that this program takes a second.
  const std::size_t native = runs["native_outputs"].size();
  EXPECT_THAT(native, AnyOf(8u, 1u));
  EXPECT_EQ(check_named("native")["words"],
            messages::ran(static_cast<int>(native), messages::ran_how::judged));
  // And once under each sanitizer and as clang built it.
  EXPECT_EQ(runs["runs"].size(), native + 3);
  EXPECT_EQ(runs["runs"][0]["ends"], "exit 0");
}

TEST_F(Record, LeavesNoEvidenceWhenACheckFails) {
  stage_all("x", "echo 5000\n");
  EXPECT_EQ(record_with("// Output:\n//   5000\n"), "");
  EXPECT_TRUE(fs::exists(evidence_));
  stage("x", "printed", "echo 4998\n");
  EXPECT_EQ(record_with("// Output:\n//   5000\n"),
            "snippets/t/x.cpp:5: output line 1 differs\n"
            "  expected: 5000\n"
            "  printed:  4998\n"
            "  run:      on all processors, alone\n"
            "note: if the program is right, run 'make bless SNIPPET=t/x'\n");
  EXPECT_FALSE(fs::exists(evidence_));
  EXPECT_FALSE(fs::exists("evidence/t/x.run.json"));
}

TEST_F(Record, TakesMarkupAsItStands) {
  stage_all("x", "echo '<b>&amp;</b>'\n");
  EXPECT_EQ(record_with("// Output:\n//   \\<b>&amp;\\</b>\n"), "");
  EXPECT_EQ(evidence()["shown"], "<b>&amp;</b>");
}

TEST_F(Record, ShowsWhatCannotBeSeen) {
  stage("x", "printed", "printf 'a\\000b\\033[1m\\n'\n");
  EXPECT_THAT(record_with("// Output:\n//   ab\n"),
              HasSubstr("  expected: ab\n  printed:  a\\x00b\\x1b[1m\n"));
}

TEST_F(Record, JudgesEveryVariant) {
  stage_all("x", "echo 5000\n");
  stage("x", "clang", "echo 1\n");
  stage("x", "asan", "echo 2\n");
  const std::string found = record_with("// Output:\n//   5000\n");
  EXPECT_THAT(found, HasSubstr("  printed:  1\n  run:      compiled by clang"));
  EXPECT_THAT(found,
              HasSubstr("  printed:  2\n  run:      under AddressSanitizer"));
}

TEST_F(Record, WantsCorrectProgramsSilentUnderSanitizers) {
  stage("x", "tsan", race_report);
  stage("x", "asan", leak);
  EXPECT_EQ(record_with("// Output: none\n"),
            "snippets/t/x.cpp:4: ThreadSanitizer reports: data race\n"
            "  snippets/t/x.cpp:2 main\n"
            "snippets/t/x.cpp:4: LeakSanitizer reports: detected memory leaks\n"
            "  snippets/t/x.cpp:2 main\n");
}

TEST_F(Record, WantsADataRaceProved) {
  stage("x", "tsan", race_report);
  EXPECT_EQ(record_with("// Fails (data race):\n"), "");
  EXPECT_EQ(check_named("tsan")["verdict"], "caught");
  EXPECT_EQ(check_named("asan")["verdict"], "not judged");
  EXPECT_EQ(evidence()["line"],
            "g++ 12.2 and clang 12 · not explored yet · caught by "
            "ThreadSanitizer");
  stage("x", "tsan", "exit 0\n");
  EXPECT_EQ(record_with("// Fails (data race):\n"),
            "snippets/t/x.cpp:4: ThreadSanitizer does not report the data race "
            "in this file\n"
            "  printed:  nothing\n");
}

TEST_F(Record, WantsTheProofToNameTheListing) {
  stage("x", "tsan",
        "echo 'WARNING: ThreadSanitizer: data race (pid=1)' >&2\n"
        "echo '    #0 main other.cpp:2 (x+0x1)' >&2\nexit 66\n");
  EXPECT_THAT(record_with("// Fails (data race):\n"),
              HasSubstr("does not report the data race in this file"));
}

TEST_F(Record, WantsTheShownTextPrintedBySomeRun) {
  stage_all("x", "echo 4998\n");
  stage("x", "tsan", "echo 4998\n" + race_report);
  EXPECT_EQ(record_with("// Fails (data race):\n//   <number 2..4999>\n"), "");
  EXPECT_EQ(record_with("// Fails (data race):\n//   17\n"),
            "snippets/t/x.cpp:4: no run printed what the contract shows\n"
            "  expected: 17\n"
            "  printed:  4998\n"
            "note: see what it prints with 'make explore SNIPPET=t/x', and "
            "write that into the contract\n");
}

TEST_F(Record, WantsUndefinedBehaviourProvedByEitherSanitizer) {
  stage("x", "tsan",
        "echo 'WARNING: ThreadSanitizer: double lock of a mutex (pid=1)' >&2\n"
        "echo '    #0 main snippets/t/x.cpp:2 (x+0x1)' >&2\nexit 66\n");
  EXPECT_EQ(record_with("// Fails (undefined behaviour):\n"), "");
  EXPECT_EQ(check_named("tsan")["verdict"], "caught");
  EXPECT_EQ(check_named("asan")["verdict"], "not judged");
  stage("x", "tsan", "");
  EXPECT_THAT(record_with("// Fails (undefined behaviour):\n"),
              HasSubstr("AddressSanitizer does not report the undefined"));
}

TEST_F(Record, ShowsTheProofOfAMisusedHeap) {
  stage("x", "asan", leak);
  EXPECT_EQ(record_with("// Fails (memory leak):\n"), "");
  EXPECT_EQ(evidence()["diagnostic"]["tool"], "LeakSanitizer");
  EXPECT_EQ(evidence()["diagnostic"]["text"],
            "ERROR: LeakSanitizer: detected memory leaks\n"
            "  snippets/t/x.cpp:2 main");
}

TEST_F(Record, WantsTheShownTextPrintedByARunThatHangs) {
  stage("x", "printed", "echo waiting\nexec sleep 1000\n");
  EXPECT_EQ(record_with("// Fails (deadlock):\n//   other\n"),
            "snippets/t/x.cpp:4: no run printed what the contract shows\n"
            "  expected: other\n"
            "  printed:  waiting\n"
            "note: see what it prints with 'make explore SNIPPET=t/x', and "
            "write that into the contract\n");
}

TEST_F(Record, WantsExemptionsToBeNeeded) {
  stage("x", "tsan", race_report);
  const std::string contract = "// Output: none\n// Not under (tsan): false\n";
  EXPECT_EQ(record_with(contract), "");
  EXPECT_EQ(check_named("tsan")["verdict"], "exempt");
  EXPECT_EQ(evidence()["line"],
            "g++ 12.2 and clang 12 · not explored yet · silent under "
            "AddressSanitizer · not under ThreadSanitizer: false");
  stage("x", "tsan", "");
  EXPECT_EQ(record_with(contract),
            "snippets/t/x.cpp:5: the exemption from tsan is not needed\n");
}

TEST_F(Record, MayBeExemptFromClangAltogether) {
  stage_record("x", "clang", {"", "14.0.6", false, "error", {}});
  EXPECT_EQ(record_with("// Output: none\n// Not under (clang): no header\n"),
            "");
  EXPECT_EQ(check_named("clang")["words"], "no header");
}

TEST_F(Record, WantsMustSeenAndNeverNot) {
  stage_all("x", "echo a\n");
  const std::string head = "// Measured outcomes:\n";
  EXPECT_EQ(record_with(head + "// must\n//   a\n// may\n//   b\n"), "");
  EXPECT_EQ(record_with(head + "// must\n//   b\n// never\n//   a\n"),
            "snippets/t/x.cpp:5: an outcome marked 'must' was not seen in 24 "
            "runs\n"
            "snippets/t/x.cpp:7: an outcome marked 'never' was seen\n");
}

TEST_F(Record, RunsALongProgramOnce) {
  stage("x", "printed", "sleep 1.1\n");
  EXPECT_EQ(record_with("// Output: none\n"), "");
  EXPECT_EQ(check_named("native")["words"],
            "ran once: it takes longer than a second");
}

TEST_F(Record, WantsReducedProgramsSearched) {
  stage_all("x", "echo a\n");
  const snippet one = good_snippet(
      "// Opens.\nconstexpr int n = 5'000;\n\n// Output:\n//   a\n"
      "// Reduced (n = 2):\n//   b\n");
  const auto report = [](const std::string& verdict, const std::string& line) {
    return R"({"schema":1,"verdict":")" + verdict +
           R"(","schedules":70,"findings":[],"not_controlled":null,
             "outcomes":[{"output":")" +
           line + R"(\n","ends":"exit 0","count":70}]})";
  };
  const auto record_it = [&] {
    return to_text(record(one, {"programs/t/x", "explored/t/x.json", evidence_,
                                "explored/t/x.searched.json"}));
  };
  write_file("explored/t/x.json", report("sampled", "a"));
  EXPECT_EQ(record_it(),
            "snippets/t/x.cpp:6: the schedules of the reduced program were not "
            "searched\n");
  write_file("explored/t/x.searched.json", report("exhaustive", "b"));
  EXPECT_EQ(record_it(), "");
  EXPECT_EQ(check_named("searched")["verdict"], "exhaustive");
  EXPECT_EQ(check_named("searched")["words"],
            "with n = 2: all 70 inequivalent schedules");
  EXPECT_EQ(evidence()["searched"]["schedules"], 70);
  EXPECT_EQ(evidence()["contract"]["reduced"]["parameters"]["n"], 2);
  EXPECT_EQ(evidence()["line"],
            "g++ 12.2 and clang 12 · exhaustive at n = 2 · 70 schedules "
            "sampled at n = 5'000 · silent under ThreadSanitizer and "
            "AddressSanitizer");
}

TEST_F(Record, KeepsTheExplorersReport) {
  stage_all("x", "echo a\n");
  explored_ = "explored/t/x.json";
  write_file(explored_,
             R"({"schema":1,"verdict":"sampled","schedules":1000,
                 "outcomes":[{"output":"a\n","ends":"exit 0","count":1000}],
                 "findings":[],"not_controlled":null})");
  EXPECT_EQ(record_with("// Output:\n//   a\n"), "");
  EXPECT_EQ(evidence()["explored"]["schedules"], 1000);
  EXPECT_THAT(evidence()["line"].get<std::string>(),
              HasSubstr(" · 1,000 schedules sampled · "));
  write_file(explored_,
             R"({"schema":1,"verdict":"sampled","schedules":1000,
                 "outcomes":[{"output":"b\n","ends":"exit 0","count":1000}],
                 "findings":[],"not_controlled":null})");
  EXPECT_THAT(record_with("// Output:\n//   a\n"),
              HasSubstr("  printed:  b\n  schedule: "));
}

TEST_F(Record, LeavesOutWhatAnExemptExplorerSaid) {
  stage_all("x", "echo a\n");
  explored_ = "explored/t/x.json";
  write_file(explored_,
             R"({"schema":1,"verdict":"sampled","schedules":20,
                 "outcomes":[{"output":"b\n","ends":"exit 0","count":20}],
                 "findings":[],"not_controlled":null})");
  EXPECT_EQ(record_with("// Output:\n//   a\n"
                        "// Not under (explorer): it never ends\n"),
            "");
  EXPECT_EQ(check_named("explored")["verdict"], "exempt");
  EXPECT_EQ(evidence()["explored"], nullptr);
  EXPECT_THAT(evidence()["line"].get<std::string>(),
              Not(HasSubstr("schedules")));
}

TEST_F(Record, ShowsWhatTheCompilerSaid) {
  stage_record("x", "printed",
               {"g++ x.cpp", "12.2.0", false, "x.cpp:1: error: bad\n", {}});
  stage_record("x", "clang", {});
  EXPECT_EQ(record_with("// Does not compile (g++):\n//   error: bad\n"), "");
  EXPECT_EQ(evidence()["diagnostic"]["tool"], "g++");
  EXPECT_EQ(evidence()["diagnostic"]["text"], "x.cpp:1: error: bad\n");
  EXPECT_EQ(evidence()["line"], "refused by g++ 12.2");
  EXPECT_FALSE(evidence()["commands"].contains("run"));
  EXPECT_EQ(check_named("clang")["verdict"], "not judged");
  EXPECT_TRUE(check_named("native").is_null());
}

TEST_F(Record, WantsAnExerciseToHaveASolution) {
  stage_all("e_start", "");
  EXPECT_EQ(record_with("// Output: none\n", "e_start"),
            "snippets/t/e_start.cpp:1: an exercise needs its solution "
            "'snippets/t/e_solution.cpp'\n");
}

}  // namespace
}  // namespace verify
