#include <algorithm>
#include <bit>

#include "search_tree.hpp"

// Which events of a schedule are ordered, and which of the other orders must
// be searched because of that.

namespace explorer {
namespace {

void join(std::vector<std::uint32_t>& into,
          const std::vector<std::uint32_t>& from) {
  for (std::size_t i = 0; i < into.size(); ++i) {
    into[i] = std::max(into[i], from[i]);
  }
}

void make_unique(std::vector<std::size_t>& list) {
  std::sort(list.begin(), list.end());
  list.erase(std::unique(list.begin(), list.end()), list.end());
}

}  // namespace

void search_tree::analyse(const search_log& log, bool ended,
                          std::size_t first) {
  things_.clear();
  last_of_thread_.assign(searched_threads_max, 0);
  base_.assign(searched_threads_max, 0);
  std::size_t last = frames_.size() - 1;
  while (is_choice(frames_[last])) --last;
  for (std::size_t i = 0; i < frames_.size(); ++i) {
    if (!is_choice(frames_[i])) order(i, first, ended && i == last);
  }
  order_left_overs(log);
  for (std::size_t i = log.circle_from; i < frames_.size(); ++i) {
    if (!is_choice(frames_[i]))
      frames_[i].backtrack |= frames_[i].entry.enabled;
  }
  if (!ended) return;
  // Whoever could have gone on before the end, must.
  frame& end = frames_[last];
  // A death without a word left no list of them.
  if (log.ended == 0) end.backtrack |= end.entry.enabled;
  for (std::uint32_t i = 0; i < log.left_count; ++i) {
    const std::uint64_t left = 1ull << log.left[i].thread;
    if ((left & end.entry.enabled & ~sleepers_of(end)) != 0) {
      end.backtrack |= left;
    }
  }
}

// Puts the event behind those that it depends on and, where it is new, has the
// orders searched in which it comes before them.
void search_tree::order(std::size_t index, std::size_t first, bool ends) {
  frame& f = frames_[index];
  const std::uint16_t thread = f.entry.thread;
  const std::size_t previous = last_of_thread_[thread];
  std::vector<std::uint32_t> known =
      previous == 0 ? std::vector<std::uint32_t>(searched_threads_max, 0)
                    : frames_[previous - 1].clock;
  std::vector<std::size_t> direct = direct_before(f.touches);
  if (ends || f.entry.barrier != 0) {
    for (const std::size_t last : last_of_thread_) {
      if (last != 0) direct.push_back(last - 1);
    }
    make_unique(direct);
  }
  f.clock = known;
  for (const std::size_t d : direct) join(f.clock, frames_[d].clock);
  join(f.clock, base_);
  f.number = known[thread] + 1;
  f.clock[thread] = f.number;
  if (f.entry.barrier != 0) base_ = f.clock;

  if (index >= first && f.entry.barrier == 0) {
    for (const std::size_t earlier :
         rivals(thread, f.touches, f.entry.waited != 0, direct)) {
      if (!before(earlier, known)) reverse(earlier, index, thread, f.clock);
    }
  }
  for (const contact t : f.touches) {
    things_[thing_of(t)].push_back({index, t});
  }
  last_of_thread_[thread] = index + 1;
}

// Threads that did not come to do what they were about to do: in another
// order they may.
void search_tree::order_left_overs(const search_log& log) {
  for (std::uint32_t i = 0; i < log.left_count; ++i) {
    const left_over& left = log.left[i];
    const auto thread = static_cast<std::uint16_t>(left.thread);
    contact_set touches(log.touches + left.touch_begin,
                        log.touches + left.touch_end);
    const std::size_t previous = last_of_thread_[thread];
    const std::vector<std::uint32_t> known =
        previous == 0 ? std::vector<std::uint32_t>(searched_threads_max, 0)
                      : frames_[previous - 1].clock;
    const std::vector<std::size_t> direct = direct_before(touches);
    std::vector<std::uint32_t> clock = known;
    for (const std::size_t d : direct) join(clock, frames_[d].clock);
    for (const std::size_t earlier : rivals(thread, touches, true, direct)) {
      if (!before(earlier, known)) {
        reverse(earlier, frames_.size(), thread, clock);
      }
    }
  }
}

// The events that the one with these touches comes right behind.
std::vector<std::size_t> search_tree::direct_before(
    const contact_set& touches) const {
  std::vector<std::size_t> result;
  for (const contact t : touches) {
    const auto found = things_.find(thing_of(t));
    if (found == things_.end()) continue;
    const std::vector<handling>& all = found->second;
    for (auto one = all.rbegin(); one != all.rend(); ++one) {
      if (in_conflict(one->how, t)) result.push_back(one->frame);
      // All before a change come before it.
      if (in_conflict(one->how, one->how)) break;
    }
  }
  make_unique(result);
  return result;
}

// The events that this one might come before instead.
std::vector<std::size_t> search_tree::rivals(
    std::uint16_t thread, const contact_set& touches, bool waited,
    const std::vector<std::size_t>& direct) const {
  std::vector<std::size_t> result;
  if (waited) {
    for (const contact t : touches) {
      const auto found = things_.find(thing_of(t));
      if (found == things_.end()) continue;
      for (const handling& one : found->second) {
        if (in_conflict(one.how, t)) result.push_back(one.frame);
      }
    }
    result.insert(result.end(), direct.begin(), direct.end());
    make_unique(result);
  } else {
    // Not those that another event stands between.
    for (const std::size_t d : direct) {
      const bool hidden =
          std::any_of(direct.begin(), direct.end(), [&](std::size_t other) {
            return other > d && before(d, frames_[other].clock);
          });
      if (!hidden) result.push_back(d);
    }
  }
  std::erase_if(
      result, [&](std::size_t r) { return frames_[r].entry.thread == thread; });
  return result;
}

bool search_tree::before(std::size_t earlier,
                         const std::vector<std::uint32_t>& clock) const {
  const frame& e = frames_[earlier];
  return clock[e.entry.thread] >= e.number;
}

// Sees to it that `thread` gets to its event, which stands at `end` and knows
// `clock`, before the event at `earlier`.
void search_tree::reverse(std::size_t earlier, std::size_t end,
                          std::uint16_t thread,
                          const std::vector<std::uint32_t>& clock) {
  // Of all that does not come after `earlier`: what each thread does first.
  std::size_t first[searched_threads_max] = {};
  std::uint64_t seen = 0;
  std::uint64_t initials = 0;
  const auto knows_none = [&](const std::vector<std::uint32_t>& known) {
    for (std::uint64_t rest = seen; rest != 0; rest &= rest - 1) {
      if (before(first[std::countr_zero(rest)], known)) return false;
    }
    return true;
  };
  for (std::size_t i = earlier + 1; i < end; ++i) {
    const frame& f = frames_[i];
    if (is_choice(f) || before(earlier, f.clock)) continue;
    const std::uint64_t bit = 1ull << f.entry.thread;
    if ((seen & bit) != 0) continue;
    if (knows_none(f.clock)) initials |= bit;
    first[f.entry.thread] = i;
    seen |= bit;
  }
  frame& at = frames_[earlier];
  const std::uint64_t own = 1ull << thread;
  if ((seen & own) == 0 && knows_none(clock)) {
    // It was `earlier` that let it go on: there is no other order.
    if ((at.entry.enabled & own) == 0) return;
    initials |= own;
  }
  initials &= at.entry.enabled;
  if (initials == 0 || (initials & (at.backtrack | sleepers_of(at))) != 0) {
    return;
  }
  at.backtrack |= (initials & own) != 0 ? own : initials & (~initials + 1);
}

}  // namespace explorer
