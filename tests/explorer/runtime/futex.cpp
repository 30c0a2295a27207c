#include "futex.hpp"

#include <cerrno>

#include "atomic_operations.hpp"
#include "happens_before.hpp"
#include "interposed.hpp"
#include "processes.hpp"

// What std::atomic::wait, latches, barriers, semaphores and futures sleep on.

namespace explorer {
namespace {

bool is_woken(const thread& t) {
  return t.signalled;
}

operation on(action what, const std::uint32_t* word, std::uint64_t pc) {
  return {what,
          object_kind::futex,
          object_at(word, object_kind::futex).number,
          word,
          true,
          pc};
}

// The bits a sleeper waits for are kept where a lock's waiter keeps its gate,
// and above them whether other processes may wake it.
constexpr std::uintptr_t by_other_processes = 1ull << 32;

std::uintptr_t note_of(const thread& t) {
  return reinterpret_cast<std::uintptr_t>(t.second_subject);
}

bool sleeps_on(const thread& t, futex_word word) {
  return t.alive && t.ready == is_woken && !t.signalled &&
         processes::is_same(t, word.address) &&
         (word.between_processes ? (note_of(t) & by_other_processes) != 0
                                 : t.process == this_process() &&
                                       (note_of(t) & by_other_processes) == 0);
}

}  // namespace

long futex_wait(futex_word where, std::uint32_t expected,
                std::uint64_t deadline, std::uint32_t bits, std::uint64_t pc) {
  scheduler& run = the_scheduler();
  thread& self = run.self();
  if (!run.armed()) return 0;
  const std::uint32_t* const word = where.address;
  const operation op = on(action::futex_wait, word, pc);
  run.point(self, op);
  if (__atomic_load_n(word, __ATOMIC_SEQ_CST) != expected) return -EAGAIN;
  if (bits == 0) return -EINVAL;
  self.signalled = fails_spuriously();
  const std::uintptr_t note =
      bits | (where.between_processes ? by_other_processes : 0);
  const wake_reason why =
      run.wait(self, op, is_woken, const_cast<std::uint32_t*>(word), deadline,
               nullptr, reinterpret_cast<void*>(note));
  if (run.watching()) {
    self.hard.join(object_at(word, object_kind::futex).hard);
  }
  return why == wake_reason::timeout ? -ETIMEDOUT : 0;
}

long futex_wake(futex_word where, std::uint32_t count, std::uint32_t bits,
                std::uint64_t pc, std::uint32_t moved,
                const std::uint32_t* target) {
  scheduler& run = the_scheduler();
  thread& self = run.self();
  if (!run.armed()) return 0;
  const std::uint32_t* const word = where.address;
  run.point(self, on(action::futex_wake, word, pc));
  if (run.watching()) {
    object_at(word, object_kind::futex).hard.join(self.hard);
    self.hard.increment(self.id);
  }
  thread* sleepers[threads_max];
  std::uint32_t found = 0;
  for (std::uint32_t i = 0; i < run.thread_count(); ++i) {
    thread& t = run.thread_at(i);
    if (!sleeps_on(t, where) || (note_of(t) & bits) == 0) continue;
    std::uint32_t at = found++;
    while (at > 0 && sleepers[at - 1]->turn > t.turn) {
      sleepers[at] = sleepers[at - 1];
      --at;
    }
    sleepers[at] = &t;
  }
  if (found == 0) return 0;
  run.progress(self);
  std::uint32_t woken = 0;
  while (woken < count && found > 0) {
    // With enough for all there is nothing to choose.
    const bool all = count - woken >= found;
    const std::uint32_t which = all ? 0 : run.choose(found);
    sleepers[which]->signalled = true;
    for (std::uint32_t i = which + 1; i < found; ++i) {
      sleepers[i - 1] = sleepers[i];
    }
    --found;
    ++woken;
  }
  for (std::uint32_t i = 0; i < found && i < moved; ++i) {
    sleepers[i]->subject = const_cast<std::uint32_t*>(target);
    ++woken;
  }
  return woken;
}

}  // namespace explorer
