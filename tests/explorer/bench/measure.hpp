#ifndef COURSE_EXPLORER_BENCH_MEASURE_HPP
#define COURSE_EXPLORER_BENCH_MEASURE_HPP

#include <string>
#include <vector>

namespace explorer::bench {

/// In seconds.
struct cost {
  double processor = 0;
  double wall = 0;
};

cost operator-(const cost& a, const cost& b);
cost operator/(const cost& a, double b);

/// What a process did, with all that it started and waited for.
struct finished_process {
  bool ended_well = false;  ///< By itself, with exit code 0.
  int code = -1;            ///< -1 where a signal ended it.
  std::string output;
  cost spent;
};

/// Runs a program to its end, and ends it where that does not come. What it
/// prints is kept, what it complains of is not.
finished_process run(const std::vector<std::string>& command);

/// Ends the benchmark: nothing that it says would be worth anything.
[[noreturn]] void give_up(const std::string& why);

/// What one schedule costs. Starting and learning belong to an exploration,
/// not to a schedule, and are not counted. `code` is how `explore` must end.
cost schedule_cost(const std::vector<std::string>& program, int schedules,
                   int code);

/// The middle one, by processor time.
cost median(std::vector<cost> values);

}  // namespace explorer::bench

#endif
