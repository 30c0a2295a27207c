#include "findings.hpp"

#include <cstring>

#include "context.hpp"
#include "mutex_state.hpp"
#include "processes.hpp"
#include "scheduler.hpp"

namespace explorer {

finding* add_finding(scheduler& run, finding_kind kind, const char* detail) {
  run_report& report = run.report();
  if (report.finding_count == findings_max) return nullptr;
  finding& added = run.area().findings[report.finding_count++];
  added.kind = kind;
  added.number = 0;
  added.place_count = 0;
  std::strncpy(added.detail, detail, sizeof added.detail - 1);
  added.detail[sizeof added.detail - 1] = 0;
  return &added;
}

void add_place(finding& into, std::uint32_t thread, action what,
               object_kind kind, std::uint32_t object, std::uint64_t pc,
               std::uint32_t context) {
  if (into.place_count == places_max) return;
  place& added = into.places[into.place_count++];
  added.thread = thread;
  added.what = what;
  added.kind = kind;
  added.size = 0;
  added.object = object;
  added.owner = 0;
  added.address = 0;
  write_stack(added.stack, pc, context);
}

void add_pending_place(finding& into, const thread& t, std::uint32_t owner) {
  const std::uint32_t before = into.place_count;
  add_place(into, t.id, t.pending.what, t.pending.kind, t.pending.object,
            t.pending.pc, t.context);
  if (into.place_count != before) into.places[before].owner = owner;
}

std::uint32_t owner_awaited(const thread& t) {
  if (!processes::is_asked_here(t, t.subject)) return t.owner_was;
  switch (t.pending.what) {
    case action::lock:
      return mutex_owner(t.subject);
    case action::join:
      if (t.pending.kind != object_kind::thread) return 0;
      return static_cast<const thread*>(t.subject)->id + 1;
    default:
      return 0;
  }
}

}  // namespace explorer
