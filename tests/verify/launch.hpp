#ifndef COURSE_VERIFY_LAUNCH_HPP
#define COURSE_VERIFY_LAUNCH_HPP

#include <sys/types.h>

#include <filesystem>

#include "run.hpp"

namespace verify {

/// A program that has been started, and the reading ends of what it writes.
struct launched {
  pid_t pid = -1;
  int output = -1;
  int error = -1;
  /// Where it asks before each fork; -1 where it does not have to.
  int gate = -1;
  /// Why it could not be started; 0 if it could.
  int failure = 0;
};

/// Starts the program in a session of its own, in `directory`, with empty
/// standard input and the request's limits; `home` is for temporary files. It
/// dies with its parent.
launched launch(const run_request& request,
                const std::filesystem::path& directory,
                const std::filesystem::path& home);

/// Starts a process that does nothing but keep a processor busy.
pid_t launch_busy(bool one_cpu);

}  // namespace verify

#endif
