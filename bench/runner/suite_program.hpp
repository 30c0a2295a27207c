#ifndef COURSE_BENCH_SUITE_PROGRAM_HPP
#define COURSE_BENCH_SUITE_PROGRAM_HPP

#include <chrono>
#include <string>
#include <vector>

#include "suite_output.hpp"

namespace bench {

/// A benchmark program as the runner uses it: it is asked for its variants, and
/// then to measure one at a time, each time in a new process, so that no
/// variant inherits the heap, the caches or the threads of another.
class suite_program {
public:
  /// \throws wrong_use if there is no such program
  suite_program(std::string path, double min_time_seconds,
                std::chrono::seconds limit);

  /// \throws failure if it lists none
  std::vector<listed_variant> variants() const;

  /// \throws failure if the program fails or prints no result
  suite_run run(const listed_variant& which) const;

private:
  std::string ask(const std::vector<std::string>& arguments) const;

  const std::string path_;
  const double min_time_seconds_;
  const std::chrono::seconds limit_;
};

}  // namespace bench

#endif
