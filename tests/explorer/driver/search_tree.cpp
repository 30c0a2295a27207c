#include "search_tree.hpp"

#include <algorithm>
#include <bit>

namespace explorer {
namespace {

std::uint64_t bit(std::uint32_t thread) {
  return 1ull << thread % searched_threads_max;
}

contact_set touches_between(const search_log& log, std::uint32_t begin,
                            std::uint32_t end) {
  contact_set set(log.touches + begin, log.touches + end);
  std::sort(set.begin(), set.end());
  contact_set result;
  for (const contact t : set) {
    if (!result.empty() && thing_of(result.back()) == thing_of(t)) {
      result.back() |= t;
    } else {
      result.push_back(t);
    }
  }
  return result;
}

contact_set united(const contact_set& a, const contact_set& b) {
  contact_set result;
  auto x = a.begin();
  auto y = b.begin();
  while (x != a.end() || y != b.end()) {
    if (y == b.end() || (x != a.end() && thing_of(*x) < thing_of(*y))) {
      result.push_back(*x++);
    } else if (x == a.end() || thing_of(*y) < thing_of(*x)) {
      result.push_back(*y++);
    } else {
      result.push_back(*x++ | *y++);
    }
  }
  return result;
}

bool dependent(const contact_set& a, const contact_set& b) {
  auto x = a.begin();
  auto y = b.begin();
  while (x != a.end() && y != b.end()) {
    if (thing_of(*x) < thing_of(*y)) {
      ++x;
    } else if (thing_of(*y) < thing_of(*x)) {
      ++y;
    } else {
      if (in_conflict(*x++, *y++)) return true;
    }
  }
  return false;
}

}  // namespace

void search_tree::prepare(shared_area& area) const {
  area.request.decision_count = 0;
  search_log& log = area.search;
  log.sleeper_count = 0;
  log.sleep_from = 0;
  if (frames_.empty()) return;
  for (const frame& f : frames_) {
    if (f.entry.choice == no_choice) continue;
    const bool usual = is_choice(f) ? f.entry.thread == 0
                                    : f.entry.thread == f.entry.preferred;
    if (usual) continue;
    area.decisions_in[area.request.decision_count++] = {
        f.entry.choice, static_cast<std::uint16_t>(is_choice(f) ? 1 : 0),
        f.entry.thread};
  }
  if (bound_) return;
  std::size_t at = frames_.size() - 1;
  while (is_choice(frames_[at])) --at;
  log.sleep_from = frames_[at].transition;
  std::uint32_t count = 0;
  const auto add = [&](const asleep& s) {
    if (s.thread == frames_[at].entry.thread) return;
    sleeper& added = log.sleepers[log.sleeper_count++];
    added = {s.thread, count, 0};
    for (const contact t : s.touches) log.sleeper_touches[count++] = t;
    added.touch_end = count;
  };
  for (const asleep& s : frames_[at].sleep) add(s);
  for (const asleep& s : frames_[at].tried) add(s);
}

bool search_tree::take(const shared_area& area) {
  const search_log& log = area.search;
  if (log.entry_count < frames_.size()) return false;
  for (std::size_t i = 0; i < frames_.size(); ++i) {
    const search_entry& now = log.entries[i];
    const search_entry& then = frames_[i].entry;
    if (now.thread != then.thread || now.enabled != then.enabled ||
        now.choice != then.choice || now.alternatives != then.alternatives) {
      return false;
    }
  }
  std::size_t first = frames_.empty() ? 0 : frames_.size() - 1;
  while (first > 0 && is_choice(frames_[first])) --first;
  add_frames(log, first);
  const bool ended =
      area.report.end == run_end::exited || area.report.end == run_end::aborted;
  if (!bound_) analyse(log, ended, first);
  return true;
}

void search_tree::add_frames(const search_log& log, std::size_t first) {
  std::size_t transition = first;
  for (std::size_t i = first; i < log.entry_count; ++i) {
    const search_entry& entry = log.entries[i];
    const bool fresh = i >= frames_.size();
    if (fresh) {
      frames_.push_back({});
      frames_[i].entry = entry;
    }
    frame& f = frames_[i];
    if (is_choice(f)) {
      f.transition = frames_[transition].transition;
      continue;
    }
    std::size_t next = i + 1;
    while (next < log.entry_count && log.entries[next].alternatives != 0) {
      ++next;
    }
    std::uint32_t end = log.touch_count;
    if (next < log.entry_count) {
      end = log.entries[next].touch_begin;
    } else if (log.left_count > 0) {
      end = log.left[0].touch_begin;
    }
    f.touches = touches_between(log, entry.touch_begin, end);
    f.all_touches = united(f.all_touches, f.touches);
    if (fresh) {
      f.backtrack = bit(entry.thread);
      if (i > 0) {
        f.transition = frames_[transition].transition + 1;
        inherit_sleep(f, frames_[transition]);
      }
    }
    transition = i;
  }
}

void search_tree::inherit_sleep(frame& added, const frame& before) const {
  if (bound_) return;
  const auto add = [&](const asleep& s) {
    if (s.thread != before.entry.thread &&
        !dependent(s.touches, before.touches)) {
      added.sleep.push_back(s);
    }
  };
  for (const asleep& s : before.sleep) add(s);
  for (const asleep& s : before.tried) add(s);
}

std::uint64_t search_tree::sleepers_of(const frame& f) const {
  std::uint64_t result = 0;
  for (const asleep& s : f.sleep) result |= bit(s.thread);
  return result;
}

bool search_tree::advance() {
  while (!frames_.empty()) {
    frame& f = frames_.back();
    if (is_choice(f)) {
      if (++f.entry.thread < f.entry.alternatives) return true;
    } else if (choose_next(f)) {
      return true;
    }
    frames_.pop_back();
  }
  return false;
}

// Everything that begins with what was taken here has been searched.
bool search_tree::choose_next(frame& f) {
  f.done |= bit(f.entry.thread);
  f.tried.push_back({f.entry.thread, std::move(f.all_touches)});
  f.all_touches.clear();
  const std::uint64_t wanted = bound_ ? within_bound(f) : f.backtrack;
  const std::uint64_t rest = wanted & ~f.done & ~sleepers_of(f);
  if (rest == 0) return false;
  f.entry.thread = (rest & bit(f.entry.preferred)) != 0
                       ? f.entry.preferred
                       : static_cast<std::uint16_t>(std::countr_zero(rest));
  return true;
}

std::uint64_t search_tree::within_bound(const frame& f) const {
  if (f.entry.choice == no_choice) return 0;
  if (f.entry.preempts == 0) return f.entry.enabled;
  std::uint32_t spent = 0;
  for (const frame& earlier : frames_) {
    if (&earlier == &f) break;
    if (!is_choice(earlier) && earlier.entry.preempts != 0 &&
        earlier.entry.thread != earlier.entry.preferred) {
      ++spent;
    }
  }
  return spent < *bound_ ? f.entry.enabled : bit(f.entry.preferred);
}

}  // namespace explorer
