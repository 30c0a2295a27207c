#ifndef COURSE_EXPLORER_WATCHDOG_HPP
#define COURSE_EXPLORER_WATCHDOG_HPP

#include <chrono>
#include <cstdint>
#include <string>

#include "../shared/protocol.hpp"

namespace explorer {

/// Watches one run from outside, for what the runtime cannot see: a call that
/// blocks in the kernel, a loop without a single instrumented access. Judged
/// by what the thread does, not by the clock alone: a run that merely gets no
/// processor is left in peace.
class watchdog {
public:
  explicit watchdog(shared_area& area);

  /// Called every now and then while the run lasts; ends it when it is stuck.
  void look();

private:
  int running_process(int first) const;
  void note(const std::string& call, const std::string& why);
  void end_run(int process, const std::string& call, const std::string& why);

  shared_area& area_;
  std::uint64_t progress_;
  std::chrono::steady_clock::time_point since_;
  std::uint64_t processor_time_ = 0;
  std::string blocked_in_;
  int signals_sent_ = 0;
};

}  // namespace explorer

#endif
