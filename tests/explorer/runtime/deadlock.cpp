#include "deadlock.hpp"

#include <cstring>

#include "findings.hpp"
#include "processes.hpp"
#include "scheduler.hpp"

namespace explorer {
namespace {

// A thread sleeps in std::atomic::wait although the value is no longer the one
// that it went to sleep on: only the notification is missing.
bool sleeps_past_a_change(const thread& t) {
  return t.pending.kind == object_kind::futex && t.seen.address != nullptr &&
         processes::is_asked_here(t, t.seen.address) &&
         std::memcmp(t.seen.bytes, const_cast<const void*>(t.seen.address),
                     t.seen.size) != 0;
}

// All that still live wait for a notification, or for the end of one that
// does: the notification came too early, or nobody was left to send it. Who
// waits for a value that never came, though, waits for somebody to do
// something: a deadlock.
bool only_missing_notifications(scheduler& run) {
  bool waits = false;
  for (std::uint32_t i = 0; i < run.thread_count(); ++i) {
    const thread& t = run.thread_at(i);
    if (!t.alive) continue;
    if (t.pending.kind == object_kind::condition || sleeps_past_a_change(t)) {
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
