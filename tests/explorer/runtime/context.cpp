#include "context.hpp"

#include <unwind.h>

#include "common_state.hpp"
#include "regions.hpp"

extern "C" {
// Set by the linker: where the program's own code begins and ends.
extern const char __executable_start[];
extern const char etext[];
}

namespace explorer {
namespace {

constexpr std::uint32_t nodes_max = 16u << 20;

growing_array<context>& the_tree() {
  return the_common_state().contexts;
}

// Does a call instruction end at `pc`? Near calls are e8 and four bytes;
// indirect ones ff /2 with two, three, six or seven bytes.
bool follows_call(std::uint64_t pc) {
  const auto* code = reinterpret_cast<const unsigned char*>(pc);
  if (code[-5] == 0xe8) return true;
  const auto indirect = [&](int length) {
    return code[-length] == 0xff && (code[-length + 1] & 0x38) == 0x10;
  };
  return indirect(2) || indirect(3) || indirect(6) || indirect(7);
}

}  // namespace

bool in_program(std::uint64_t pc) {
  return pc >= reinterpret_cast<std::uintptr_t>(__executable_start) &&
         pc < reinterpret_cast<std::uintptr_t>(etext);
}

std::uint32_t context_below(std::uint32_t parent, std::uint64_t call) {
  growing_array<context>& all = the_tree();
  all.reserve(nodes_max);
  context& above = all[parent];
  const std::uint32_t last = above.last_child;
  // Calls are mostly made in the order in which they were made before, and
  // that is how the ring has them: the next one is the one that is wanted.
  std::uint32_t child = last;
  while (child != 0 && all[child].call != call) {
    child = all[child].sibling;
    if (child == last) child = 0;
  }
  if (child == 0) {
    if (all.count == nodes_max) return parent;
    child = all.count++;
    all[child] = {call, parent, 0, last == 0 ? child : all[last].sibling};
    if (last != 0) all[last].sibling = child;
  }
  above.last_child = child;
  return child;
}

std::uint32_t context_above(std::uint32_t node) {
  const growing_array<context>& all = the_tree();
  return all.items == nullptr ? 0 : all[node].parent;
}

std::uint64_t context_call(std::uint32_t node) {
  const growing_array<context>& all = the_tree();
  return all.items == nullptr ? 0 : all[node].call;
}

void write_stack(call_stack& stack, std::uint64_t pc, std::uint32_t node) {
  const growing_array<context>& all = the_tree();
  stack.depth = 0;
  if (pc != 0) stack.frames[stack.depth++] = pc;
  while (node != 0 && all.items != nullptr && stack.depth < frames_max) {
    stack.frames[stack.depth++] = all[node].call;
    node = all[node].parent;
  }
}

namespace {

struct walk {
  call_stack& stack;
  std::uint64_t from;
  bool inside;  ///< Past the handler's own frames.
};

_Unwind_Reason_Code note_frame(_Unwind_Context* at, void* data) {
  auto& [stack, from, inside] = *static_cast<walk*>(data);
  int interrupted = 0;
  std::uint64_t pc = _Unwind_GetIPInfo(at, &interrupted);
  // Places are looked up one byte before: at the call that returns there.
  if (interrupted != 0) ++pc;
  inside |= pc == from;
  if (inside && in_program(pc)) stack.frames[stack.depth++] = pc;
  return stack.depth == frames_max / 2 ? _URC_END_OF_STACK : _URC_NO_REASON;
}

}  // namespace

std::uint64_t caller_in_program(std::uint64_t pc, const void* frame) {
  if (in_program(pc)) return pc;
  const auto* word = static_cast<const std::uint64_t*>(frame);
  const std::uintptr_t address = reinterpret_cast<std::uintptr_t>(frame);
  // Only on our own stacks is it known how far one may look.
  if (address < regions::stacks || address >= regions::stacks_end) return pc;
  const std::uintptr_t top =
      (address - regions::stacks) / regions::stack_size * regions::stack_size +
      regions::stacks + regions::stack_size;
  const auto* end = reinterpret_cast<const std::uint64_t*>(top);
  // Of a stack that is full the end cannot be read.
  const std::uintptr_t bottom = top - regions::stack_size + regions::guard_size;
  if (address < bottom) word = reinterpret_cast<const std::uint64_t*>(bottom);
  for (int i = 0; i < 400 && word < end; ++i, ++word) {
    if (in_program(*word) && follows_call(*word)) return *word;
  }
  return pc;
}

void write_interrupted_stack(call_stack& stack, std::uint64_t pc,
                             std::uint32_t node) {
  call_stack calls;
  write_stack(calls, 0, node);
  stack.depth = 0;
  walk upwards{stack, pc, false};
  _Unwind_Backtrace(note_frame, &upwards);
  for (std::uint32_t i = 0; i < calls.depth && stack.depth < frames_max; ++i) {
    stack.frames[stack.depth++] = calls.frames[i];
  }
}

}  // namespace explorer
