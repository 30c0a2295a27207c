// What one schedule of a tiny program costs, beside what no explorer can avoid:
// to fork a process that ends at once, and to wait for it. Both in turns and
// in processor time, so that what else the machine does matters little.
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <vector>

namespace {

constexpr int rounds = 5;
constexpr int repetitions = 500;

double seconds(const timeval& time) {
  return static_cast<double>(time.tv_sec) +
         static_cast<double>(time.tv_usec) / 1e6;
}

// Processor time of this process and of all children it has waited for.
double processor_time() {
  double sum = 0;
  for (const int who : {RUSAGE_SELF, RUSAGE_CHILDREN}) {
    rusage usage{};
    getrusage(who, &usage);
    sum += seconds(usage.ru_utime) + seconds(usage.ru_stime);
  }
  return sum;
}

void fork_and_wait() {
  const pid_t child = fork();
  if (child == 0) _exit(0);
  if (child < 0 || waitpid(child, nullptr, 0) != child) {
    std::perror("explorer_bench: fork");
    std::exit(2);
  }
}

void explore(int schedules) {
  const std::string count = std::to_string(schedules);
  const pid_t child = fork();
  if (child == 0) {
    execl(EXPLORE_PROGRAM, "explore", "--schedules", count.c_str(), "--json",
          "/dev/null", TINY_PROGRAM, nullptr);
    _exit(127);
  }
  int status = 0;
  waitpid(child, &status, 0);
  // The program loses an update: 1 says that it was found.
  if (!WIFEXITED(status) || WEXITSTATUS(status) != 1) {
    std::fputs("explorer_bench: the exploration went wrong\n", stderr);
    std::exit(2);
  }
}

double median(std::vector<double> values) {
  std::nth_element(values.begin(), values.begin() + rounds / 2, values.end());
  return values[rounds / 2];
}

}  // namespace

int main() {
  std::vector<double> floor;
  std::vector<double> schedule;
  for (int round = 0; round < rounds; ++round) {
    const double begin = processor_time();
    for (int i = 0; i < repetitions; ++i) fork_and_wait();
    const double between = processor_time();
    // Starting and learning belong to an exploration, not to a schedule.
    explore(1);
    const double started = processor_time();
    explore(repetitions + 1);
    const double end = processor_time();
    floor.push_back((between - begin) / repetitions);
    schedule.push_back((end - started - (started - between)) / repetitions);
  }
  std::printf("fork, end, wait: %6.0f us, %6.0f a second\n",
              1e6 * median(floor), 1 / median(floor));
  std::printf("one schedule:    %6.0f us, %6.0f a second, %.2f of the floor\n",
              1e6 * median(schedule), 1 / median(schedule),
              median(floor) / median(schedule));
}
