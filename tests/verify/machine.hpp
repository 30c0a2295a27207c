#ifndef COURSE_VERIFY_MACHINE_HPP
#define COURSE_VERIFY_MACHINE_HPP

#include <chrono>
#include <string>

namespace verify {

/// How busy the machine has been since it started.
struct machine_state {
  /// While some process waited for a processor.
  std::chrono::nanoseconds pressure{};
  /// While other virtual machines had the processors.
  std::chrono::nanoseconds stolen{};
};

/// Zeros where the kernel does not tell.
machine_state read_machine();

/// For how long others kept the machine busy in between.
std::chrono::nanoseconds disturbance(const machine_state& before,
                                     const machine_state& after);

/// The id of the newest process of the machine, as text.
std::string newest_process();

/// How many processors this process may use.
int cpu_count();

}  // namespace verify

#endif
