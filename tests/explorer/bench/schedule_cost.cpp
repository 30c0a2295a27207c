#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdio>
#include <vector>

#include "measure.hpp"
#include "questions.hpp"

namespace explorer::bench {
namespace {

constexpr int rounds = 5;
constexpr int repetitions = 500;
// A schedule may cost four times what a fork does.
constexpr double least_of_the_floor = 0.25;

// Processor time of this process and of all children it has waited for.
double processor_time() {
  double sum = 0;
  for (const int who : {RUSAGE_SELF, RUSAGE_CHILDREN}) {
    rusage usage{};
    getrusage(who, &usage);
    for (const timeval& time : {usage.ru_utime, usage.ru_stime}) {
      sum += static_cast<double>(time.tv_sec) +
             static_cast<double>(time.tv_usec) / 1e6;
    }
  }
  return sum;
}

void fork_and_wait() {
  const pid_t child = fork();
  if (child == 0) _exit(0);
  if (child < 0 || waitpid(child, nullptr, 0) != child) give_up("cannot fork");
}

}  // namespace

// Both in turns and in processor time, so that what else the machine does
// matters little.
bool schedule_beside_a_fork() {
  std::vector<cost> forks;
  std::vector<cost> schedules;
  for (int round = 0; round < rounds; ++round) {
    const double begin = processor_time();
    for (int i = 0; i < repetitions; ++i) fork_and_wait();
    forks.push_back({(processor_time() - begin) / repetitions, 0});
    // The program loses an update: 1 says that it was found.
    schedules.push_back(schedule_cost(
        {EXPLORED_PROGRAMS "/two_increments.explored"}, repetitions, 1));
  }
  const double floor = median(forks).processor;
  const double schedule = median(schedules).processor;
  const double share = floor / schedule;
  std::printf("fork, end, wait     %8.0f us, %6.0f a second\n", 1e6 * floor,
              1 / floor);
  std::printf(
      "one schedule        %8.0f us, %6.0f a second, %.2f of the floor"
      " (at least %.2f)\n",
      1e6 * schedule, 1 / schedule, share, least_of_the_floor);
  return share >= least_of_the_floor;
}

}  // namespace explorer::bench
