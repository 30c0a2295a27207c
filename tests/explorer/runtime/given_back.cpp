#include "given_back.hpp"

#include <signal.h>

#include <cstring>

#include "context.hpp"
#include "heap.hpp"
#include "learned.hpp"
#include "output.hpp"
#include "process_end.hpp"
#include "race.hpp"
#include "scheduler.hpp"

namespace explorer {
namespace {

// Of larger blocks only the beginning is watched.
constexpr std::uint64_t watched_max = 64u << 10;

std::uint64_t place_of(std::uint64_t pc) {
  return caller_in_program(pc, __builtin_frame_address(0));
}

// Where a race with giving back was seen, that is a scheduling point.
void free_point(scheduler& run, std::uintptr_t address, std::uint64_t pc) {
  if (!the_learned_places().contains(address, pc)) return;
  run.point(run.self(), {action::free_memory, object_kind::memory, 0,
                         reinterpret_cast<void*>(address), true, pc, address});
}

[[noreturn]] void refuse_pointer(std::uint64_t pc) {
  constexpr char text[] = "free(): invalid pointer\n";
  append_output(2, text, sizeof text - 1);
  end_by_signal(SIGABRT, pc);
}

}  // namespace

void give_back(void* block, std::uint64_t pc) {
  if (block == nullptr) return;
  scheduler& run = the_scheduler();
  // What a library gives back it may have synchronised out of our sight.
  const bool by_program = in_program(pc);
  if (!heap::is_block(block)) {
    if (by_program && run.armed()) refuse_pointer(pc);
    return;
  }
  const auto address = reinterpret_cast<std::uintptr_t>(block);
  const bool watched = run.armed() && run.multi() && run.watching();
  if (watched && by_program) free_point(run, address, pc);
  if (heap::is_free(block)) {
    if (run.armed()) report_double_free(run.self(), address, place_of(pc));
    return;
  }
  if (watched) {
    const std::size_t size = heap::size_of(block);
    check_free(run.self(), address, size < watched_max ? size : watched_max,
               by_program ? pc : place_of(pc), by_program);
  }
  heap::release(block);
}

}  // namespace explorer
