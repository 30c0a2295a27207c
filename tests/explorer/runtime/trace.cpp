#include "trace.hpp"

#include "context.hpp"
#include "scheduler.hpp"

namespace explorer {

void trace_operation(scheduler& run, const thread& self, const operation& op) {
  run_report& report = run.report();
  constexpr std::uint32_t half = events_max / 2;
  const std::uint32_t number = report.event_count++;
  // The second half of the table is a ring that ends with the last event.
  const std::uint32_t slot =
      number < half ? number : half + (number - half) % half;
  event& line = run.area().events[slot];
  line.time = run.now();
  // Of memory the operation names the eight bytes in which the access lies.
  line.address = op.kind == object_kind::memory
                     ? op.value
                     : reinterpret_cast<std::uintptr_t>(op.address);
  line.value = op.value;
  line.step = number + 1;
  line.object = op.object;
  line.thread = static_cast<std::uint16_t>(self.id);
  line.what = op.what;
  line.kind = op.kind;
  write_stack(line.stack, op.pc, self.context);
}

}  // namespace explorer
