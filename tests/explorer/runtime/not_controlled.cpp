#include "not_controlled.hpp"

#include <cstring>

#include "context.hpp"
#include "scheduler.hpp"

namespace explorer {

void not_controlled(const char* call, std::uint64_t pc, const char* why) {
  scheduler& run = the_scheduler();
  run_report& report = run.report();
  std::strncpy(report.call, call, sizeof report.call - 1);
  std::strncpy(report.why, why, sizeof report.why - 1);
  write_stack(report.where, pc, run.self().context);
  run.end(run_end::not_controlled, 0);
}

}  // namespace explorer
