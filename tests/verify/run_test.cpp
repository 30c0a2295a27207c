#include "run.hpp"

#include <signal.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <thread>

#include "files.hpp"
#include "machine.hpp"
#include "process_tree.hpp"
#include "test_support.hpp"

namespace verify {
namespace {

using namespace std::chrono_literals;
using testing::ElementsAre;
using testing::HasSubstr;
namespace fs = std::filesystem;

run_request request(const std::string& program,
                    std::vector<std::string> arguments = {}) {
  run_request result{.program = fs::path(VERIFY_PROGRAMS) / program};
  result.arguments = std::move(arguments);
  return result;
}

/// After every test, nothing may be left of what it ran: this process adopts
/// whatever has lost its parent, so having no child means that there is none.
class Run : public testing::Test {
protected:
  Run() { prctl(PR_SET_CHILD_SUBREAPER, 1); }
  ~Run() override {
    EXPECT_EQ(waitpid(-1, nullptr, WNOHANG), -1) << "something was left";
  }

  /// Waits until so many processes run: far longer than it should take.
  static bool eventually_run(std::size_t count) {
    const auto deadline = std::chrono::steady_clock::now() + 60s;
    while (descendants(getpid()).size() != count) {
      if (std::chrono::steady_clock::now() > deadline) return false;
      std::this_thread::sleep_for(5ms);
    }
    return true;
  }
};

TEST_F(Run, ReportsTheExitCode) {
  for (int code : {0, 3, 255}) {
    const run_result result = run(request("leave", {std::to_string(code)}));
    EXPECT_EQ(result.how, ended_by::exit);
    EXPECT_EQ(result.value, code);
    EXPECT_EQ(ending_text(result, {}), "exit " + std::to_string(code));
    EXPECT_EQ(result.output, "");
    EXPECT_EQ(result.error, "");
  }
}

TEST_F(Run, ReportsTheSignalAndWhatWasPrintedBefore) {
  for (int number : {SIGABRT, SIGSEGV, SIGTERM, SIGKILL}) {
    const run_result result = run(request("die", {std::to_string(number)}));
    EXPECT_EQ(result.how, ended_by::signal);
    EXPECT_EQ(result.value, number);
    EXPECT_EQ(result.output, "before");
  }
  EXPECT_EQ(ending_text(run(request("die", {std::to_string(SIGSEGV)})), {}),
            "signal SIGSEGV");
}

TEST_F(Run, KeepsBothOutputsApart) {
  for (bool terminal : {true, false}) {
    run_request wanted = request("complain");
    wanted.terminal = terminal;
    const run_result result = run(wanted);
    EXPECT_EQ(result.output, "good\n");
    EXPECT_EQ(result.error, "bad\n");
  }
}

TEST_F(Run, PassesEveryByteAsItIs) {
  const char bytes[] = "a\0b\x1b[31mred\r\n\ttab\x04\x03\xff\n";
  for (bool terminal : {true, false}) {
    run_request wanted = request("raw_bytes");
    wanted.terminal = terminal;
    EXPECT_EQ(run(wanted).output, std::string(bytes, sizeof bytes - 1));
  }
}

TEST_F(Run, EndsAProgramThatHangs) {
  run_request wanted = request("hang");
  wanted.limits.wall = 300ms;
  const run_result result = run(wanted);
  EXPECT_EQ(result.how, ended_by::timeout);
  EXPECT_EQ(ending_text(result, wanted.limits), "no end within 0.3 s");
}

TEST_F(Run, EndsAProgramThatFloods) {
  for (bool terminal : {true, false}) {
    run_request wanted = request("flood");
    wanted.terminal = terminal;
    wanted.limits.output_bytes = 100'000;
    const run_result result = run(wanted);
    EXPECT_EQ(result.how, ended_by::too_much_output);
    EXPECT_EQ(result.output.size(), 100'000u);
    EXPECT_EQ(ending_text(result, wanted.limits),
              "more than 100000 bytes of output");
  }
}

TEST_F(Run, EndsWhatOutlivesTheProgram) {
  run_request wanted = request("outlive");
  wanted.limits.linger = 200ms;
  const run_result result = run(wanted);
  EXPECT_EQ(result.how, ended_by::left_running);
  EXPECT_EQ(result.output, "started\n");
  EXPECT_EQ(ending_text(result, wanted.limits), "1 process left running");
}

TEST_F(Run, EndsWhatLeavesItsSessionAndItsParent) {
  run_request wanted = request("escape");
  wanted.limits.linger = 0ms;
  const run_result result = run(wanted);
  EXPECT_EQ(result.how, ended_by::left_running);
  EXPECT_EQ(result.value, 1);
}

TEST_F(Run, WaitsForWhatEndsByItself) {
  run_request wanted = request("outlive_briefly");
  wanted.limits.linger = 30s;
  const run_result result = run(wanted);
  EXPECT_EQ(result.how, ended_by::exit);
  EXPECT_EQ(result.output, "parent\nchild\n");
}

// Each process prints a point: there must never have been many more than
// allowed, however fast they multiply.
TEST_F(Run, HoldsAFamilyToItsLimit) {
  for (const auto& sessions : {std::vector<std::string>{}, {"apart"}}) {
    run_request wanted = request("multiply", sessions);
    wanted.limits.processes = 20;
    const run_result result = run(wanted);
    EXPECT_EQ(result.how, ended_by::too_many_processes);
    EXPECT_GT(result.value, 20);
    EXPECT_EQ(ending_text(result, wanted.limits),
              "more than 20 processes at a time");
    EXPECT_LE(result.output.size(), 40u);
  }
}

TEST_F(Run, CountsChildrenThatNobodyTakesNoteOf) {
  run_request wanted = request("unreaped");
  wanted.limits.processes = 20;
  EXPECT_EQ(run(wanted).how, ended_by::too_many_processes);
}

// Where the kernel asks somebody else already, the processes are counted.
TEST_F(Run, HoldsAFamilyToItsLimitInsideAnotherRun) {
  const temporary_directory project;
  write_file(project.path() / "x.cpp", with_contract("// Output: none\n"));
  run_request wanted{.program = VERIFY_PROGRAM};
  wanted.arguments = {"bless",
                      "--source",
                      "x.cpp",
                      "--toolchain",
                      "none",
                      "--program",
                      fs::path(VERIFY_PROGRAMS) / "multiply"};
  wanted.terminal = false;
  wanted.directory = project.path();
  wanted.limits.processes = 1000;
  EXPECT_THAT(run(wanted).error,
              HasSubstr("  found:    more than 64 processes at a time\n"));
}

TEST_F(Run, LimitsNeitherThreadsNorChildrenOneByOne) {
  run_request wanted = request("crowd");
  wanted.limits.processes = 4;
  const run_result result = run(wanted);
  EXPECT_EQ(ending_text(result, wanted.limits), "exit 0");
  EXPECT_EQ(result.output, "done\n");
}

TEST_F(Run, EndsWhatUsesTooMuchProcessorTime) {
  run_request wanted = request("spin");
  wanted.limits.cpu = 1s;
  wanted.limits.wall = 120s;
  const run_result result = run(wanted);
  EXPECT_EQ(result.how, ended_by::too_much_cpu);
  EXPECT_EQ(ending_text(result, wanted.limits),
            "more than 1 s of processor time");
}

TEST_F(Run, EndsWhatUsesTooMuchMemory) {
  run_request wanted = request("use_memory");
  wanted.limits.memory = std::size_t{64} << 20;
  const run_result result = run(wanted);
  EXPECT_EQ(result.how, ended_by::too_much_memory);
  EXPECT_EQ(ending_text(result, wanted.limits), "more than 64 MiB of memory");
}

TEST_F(Run, HoldsRootToItsLimits) {
  run_request wanted = request("limits");
  wanted.limits.file_bytes = 1 << 20;
  wanted.limits.descriptors = 40;
  wanted.limits.address_space = std::size_t{512} << 20;
  EXPECT_EQ(run(wanted).output,
            "file: stopped\ndescriptors: 40\nmemory: stopped\ncore: 1\n");
}

TEST_F(Run, LeavesAddressesToSanitizers) {
  run_request wanted = request("limits");
  wanted.limits.address_space.reset();
  EXPECT_THAT(run(wanted).output, HasSubstr("memory: mapped\n"));
}

TEST_F(Run, GivesTheSameSurroundingsToEveryProgram) {
  run_request wanted = request("surroundings", {"20", "50"});
  wanted.name = "./surroundings";
  wanted.environment = {"EXTRA=more", "TZ=CET"};
  EXPECT_THAT(run(wanted).output,
              testing::StartsWith("name: ./surroundings 20 50\n"
                                  "terminals: 0 1 0\n"
                                  "input: -1\n"
                                  "leads its session: 1\n"
                                  "entries here: 0\n"
                                  "descriptors: 0\n"
                                  "LANG unset, TZ CET, extra more\n"
                                  "processors: " +
                                  std::to_string(cpu_count()) + "\n"));
}

TEST_F(Run, CanPinAndFixAddressesAndUseAPipe) {
  run_request wanted = request("surroundings");
  wanted.one_cpu = true;
  wanted.fixed_addresses = true;
  wanted.terminal = false;
  const std::string output = run(wanted).output;
  EXPECT_THAT(output, HasSubstr("terminals: 0 0 0\n"));
  EXPECT_THAT(output, HasSubstr("processors: 1\n"));
  // Containers may forbid it.
  const bool allowed = std::system("setarch -R true 2>/dev/null") == 0;
  EXPECT_THAT(output,
              HasSubstr(allowed ? "fixed addresses: 1\n" : "addresses: 0\n"));
}

TEST_F(Run, RemovesTheDirectoryItMade) {
  run_request wanted = request("limits");
  wanted.limits.descriptors = 40;
  // It writes a file there.
  EXPECT_EQ(run(wanted).how, ended_by::exit);
  const std::string own = "verify-run-" + std::to_string(getpid()) + "-";
  for (const auto& entry : fs::directory_iterator(fs::temp_directory_path()))
    EXPECT_FALSE(entry.path().filename().string().starts_with(own));
}

TEST_F(Run, MayUseAGivenDirectory) {
  const temporary_directory here;
  write_file(here.path() / "one", "");
  run_request wanted = request("surroundings");
  wanted.directory = here.path();
  EXPECT_THAT(run(wanted).output, HasSubstr("entries here: 1\n"));
}

TEST_F(Run, TellsWhenEachLineCame) {
  const run_result result = run(request("late_lines"));
  EXPECT_EQ(result.output, "now\nlater\n");
  const std::vector<std::chrono::nanoseconds> moments = line_moments(result);
  ASSERT_EQ(moments.size(), 2u);
  EXPECT_LE(moments[0], moments[1]);
  EXPECT_GE(moments[1], 200ms);
  EXPECT_GE(result.duration, 200ms);
}

TEST(LineMoments, AreThoseOfTheLineEnds) {
  run_result result;
  result.output = "a\nbcd\ne\nf";
  result.arrivals = {{3, 10ms}, {5, 20ms}, {8, 30ms}, {9, 40ms}};
  EXPECT_THAT(line_moments(result), ElementsAre(10ms, 30ms, 30ms));
}

TEST_F(Run, SaysWhyAProgramCannotBeStarted) {
  run_request wanted = request("no_such_program");
  EXPECT_EQ(ending_text(run(wanted), {}),
            "cannot be started: No such file or directory");
  wanted = request("hang");
  wanted.directory = "/no/such/directory";
  EXPECT_EQ(run(wanted).how, ended_by::not_started);
}

TEST_F(Run, RunsSeveralAtOnce) {
  std::vector<running> all;
  for (int code = 0; code < 4; ++code)
    all.emplace_back(request("leave", {std::to_string(code)}));
  for (int code = 0; code < 4; ++code)
    EXPECT_EQ(all[static_cast<std::size_t>(code)].wait().value, code);
}

TEST_F(Run, DisturbsNoOtherByEndingOne) {
  run_request crowded = request("multiply");
  crowded.limits.processes = 20;
  running quiet(request("late_lines"));
  running flood(request("flood"));
  running crowd(crowded);
  EXPECT_EQ(flood.wait().how, ended_by::too_much_output);
  EXPECT_EQ(crowd.wait().how, ended_by::too_many_processes);
  const run_result result = quiet.wait();
  EXPECT_EQ(result.how, ended_by::exit);
  EXPECT_EQ(result.output, "now\nlater\n");
}

TEST_F(Run, EndsProgramAndLoadWhenNobodyWaits) {
  run_request wanted = request("hang");
  wanted.load = 2;
  const running abandoned(wanted);
  // With the watcher.
  EXPECT_TRUE(eventually_run(4));
}

TEST_F(Run, EndsTheLoadWithTheProgram) {
  run_request wanted = request("late_lines");
  wanted.load = 2;
  EXPECT_EQ(run(wanted).output, "now\nlater\n");
}

TEST_F(Run, EndsEverythingWhenItsOwnerIsKilled) {
  const pid_t owner = fork();
  if (owner == 0) {
    run(request("hang"));
    _exit(0);
  }
  // With the watcher and the owner.
  EXPECT_TRUE(eventually_run(3));
  kill(owner, SIGKILL);
  // First the owner, then the watcher, which ends when all else has.
  EXPECT_EQ(waitpid(owner, nullptr, 0), owner);
  EXPECT_GT(waitpid(-1, nullptr, 0), 0);
}

TEST_F(Run, ReportsALostWatcher) {
  running one(request("hang"));
  EXPECT_TRUE(eventually_run(2));
  const pid_t watcher = descendants(getpid()).front();
  kill(watcher, SIGKILL);
  EXPECT_EQ(ending_text(one.wait(), {}), "its watcher was lost");
  // The program does not outlive it.
  EXPECT_GT(waitpid(-1, nullptr, 0), 0);
}

}  // namespace
}  // namespace verify
