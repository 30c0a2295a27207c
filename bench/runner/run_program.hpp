#ifndef COURSE_BENCH_RUN_PROGRAM_HPP
#define COURSE_BENCH_RUN_PROGRAM_HPP

#include <chrono>
#include <string>
#include <vector>

namespace bench {

/// What a finished program left behind.
struct program_result {
  std::string output;        ///< Everything it wrote to standard output.
  std::string error_output;  ///< Everything it wrote to standard error.
  std::string ending;        ///< "exit 0", "exit 3", "signal 11 (...)".
};

/// Runs a program with arguments (`command[0]` is looked up in PATH unless it
/// holds a slash) and empty input, and waits until it has ended.
/// \throws failure if it cannot be started, or was still running after `limit`
/// and has been killed.
program_result run_program(const std::vector<std::string>& command,
                           std::chrono::seconds limit);

}  // namespace bench

#endif
