#include "deadlock.hpp"

#include "findings.hpp"
#include "scheduler.hpp"

namespace explorer {
namespace {

// All that still live wait for a notification, or for the end of one that
// does: the notification came too early, or nobody was left to send it.
bool only_missing_notifications(scheduler& run) {
  bool waits = false;
  for (std::uint32_t i = 0; i < run.thread_count(); ++i) {
    const thread& t = run.thread_at(i);
    if (!t.alive) continue;
    if (t.pending.kind == object_kind::condition) {
      waits = true;
    } else if (t.pending.what != action::join) {
      return false;
    }
  }
  return waits;
}

}  // namespace

void report_deadlock(scheduler& run) {
  const bool lost = only_missing_notifications(run);
  finding* found = add_finding(
      run, lost ? finding_kind::lost_wakeup : finding_kind::deadlock, "");
  if (found == nullptr) return;
  for (std::uint32_t i = 0; i < run.thread_count(); ++i) {
    const thread& t = run.thread_at(i);
    if (t.alive) add_pending_place(*found, t, owner_awaited(t));
  }
}

void report_no_progress(scheduler& run, bool certain) {
  finding* found = add_finding(
      run, certain ? finding_kind::livelock : finding_kind::livelock_suspect,
      "");
  if (found == nullptr) return;
  for (std::uint32_t i = 0; i < run.thread_count(); ++i) {
    const thread& t = run.thread_at(i);
    if (t.alive) add_pending_place(*found, t, owner_awaited(t));
  }
}

}  // namespace explorer
