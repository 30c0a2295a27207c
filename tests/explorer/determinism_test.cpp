#include <gtest/gtest.h>
#include <sched.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <stdexcept>

#include "explore_runner.hpp"

// The same question gives the same bytes, whatever else the machine does.

namespace explorer::test {
namespace {

struct question {
  const char* name;
  std::string program;
  std::vector<std::string> arguments;
};

void PrintTo(const question& asked, std::ostream* out) {
  *out << asked.name;
}

// The processors that this process may use; in a container not always 0, 1.
std::vector<int> processors() {
  cpu_set_t set;
  if (sched_getaffinity(0, sizeof set, &set) != 0) {
    throw std::runtime_error("cannot ask for the processors");
  }
  std::vector<int> result;
  for (int i = 0; i < CPU_SETSIZE; ++i) {
    if (CPU_ISSET(i, &set)) result.push_back(i);
  }
  return result;
}

// A process that keeps one processor busy while this object lives.
class competitor {
public:
  explicit competitor(int processor) : process_(fork()) {
    if (process_ < 0) throw std::runtime_error("cannot start a process");
    if (process_ != 0) return;
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    cpu_set_t set;
    CPU_ZERO(&set);
    CPU_SET(processor, &set);
    sched_setaffinity(0, sizeof set, &set);
    for (volatile unsigned work = 0;;) work = work + 1;
  }
  ~competitor() {
    kill(process_, SIGKILL);
    waitpid(process_, nullptr, 0);
  }
  competitor(const competitor&) = delete;
  competitor& operator=(const competitor&) = delete;

private:
  pid_t process_;
};

class Determinism : public testing::TestWithParam<question> {
protected:
  explored ask(const std::string& seed, int processor = -1,
               const std::string& flag = "") const {
    std::vector<std::string> arguments{"--schedules", "40", "--seed", seed};
    if (!flag.empty()) arguments.push_back(flag);
    arguments.push_back(GetParam().program);
    arguments.emplace_back("--");
    arguments.insert(arguments.end(), GetParam().arguments.begin(),
                     GetParam().arguments.end());
    return explore(arguments, processor);
  }
};

TEST_P(Determinism, OnOneProcessorAndBesideABusyProcess) {
  const std::vector<int> usable = processors();
  for (const char* seed : {"1", "5000", "123456789012"}) {
    const explored first = ask(seed);
    ASSERT_FALSE(first.bytes.empty()) << first.errors;
    EXPECT_TRUE(first.report.at("not_controlled").is_null()) << first.bytes;
    EXPECT_EQ(ask(seed, usable.front()).bytes, first.bytes) << "pinned";
    const competitor busy(usable.back());
    EXPECT_EQ(ask(seed, usable.back()).bytes, first.bytes) << "under load";
  }
}

TEST_P(Determinism, WithAddressesRandomised) {
  EXPECT_EQ(ask("1", -1, "--keep-aslr").bytes, ask("1").bytes);
}

// The quick way of handing the baton on and the kernel's are two programs with
// one result.
TEST_P(Determinism, HoweverTheBatonIsHandedOn) {
  for (const char* seed : {"1", "5000"}) {
    EXPECT_EQ(ask(seed, -1, "--kernel-switches").bytes, ask(seed).bytes);
  }
}

INSTANTIATE_TEST_SUITE_P(
    Programs, Determinism,
    testing::Values(
        question{"two_increments", program("two_increments"), {}},
        question{"locked_counter", program("locked_counter"), {"3", "20"}},
        question{"sleepers", program("sleepers"), {}},
        question{"queue", program("queue"), {}},
        question{"hundred", program("hundred"), {}},
        question{"overflow", program("ends"), {"overflow_in_thread"}},
        question{"memory", program("memory_functions"), {"strcpy"}},
        question{"barrier", program("primitives"), {"barrier"}},
        question{"stop", program("primitives"), {"condition_variable_any"}},
        question{"thread_id", program("primitives"), {"thread_id"}},
        question{"osyncstream", program("primitives"), {"osyncstream"}},
        question{"processes", program("counting_processes"), {"plain"}},
        question{"process_locks", program("processes"), {"opposite_locks"}},
        question{"pipe", program("processes"), {"pipe_to_end"}},
        question{"full_pipe", program("processes"), {"full_pipe"}},
        question{"killed", program("processes"), {"killed"}},
        question{"threads_below", program("processes"), {"threads_below"}},
        question{"aba", bug("aba"), {}},
        question{"dining_philosophers", bug("dining_philosophers"), {}},
        question{"pool", bug("pool_waits_for_itself"), {}}),
    [](const testing::TestParamInfo<question>& tested) {
      return std::string(tested.param.name);
    });

TEST(Seeds, DifferentSeedsAreDifferentRuns) {
  const explored first =
      explore({"--schedules", "50", program("two_increments")});
  const explored second = explore(
      {"--schedules", "50", "--seed", "1000", program("two_increments")});
  EXPECT_NE(first.report.at("outcomes"), second.report.at("outcomes"));
}

}  // namespace
}  // namespace explorer::test
