#ifndef COURSE_EXPLORER_CONTEXT_HPP
#define COURSE_EXPLORER_CONTEXT_HPP

#include <cstdint>

#include "../shared/protocol.hpp"

// Call stacks as nodes of one tree: a node is "this call, made from that
// node". A stack is then one number, cheap to carry beside every access.

namespace explorer {

struct context {
  std::uint64_t call;  ///< Return address of the call that led here.
  std::uint32_t parent;
  std::uint32_t last_child;  ///< The one that was entered last.
  std::uint32_t sibling;     ///< The next one, in a ring.
};

/// The node of a call from `parent` that returns to `call`.
std::uint32_t context_below(std::uint32_t parent, std::uint64_t call);

std::uint32_t context_above(std::uint32_t node);
std::uint64_t context_call(std::uint32_t node);

/// Writes out the stack of an operation at `pc` under `node`.
void write_stack(call_stack& stack, std::uint64_t pc, std::uint32_t node);

/// Is this the program's own code, and not a library's?
bool in_program(std::uint64_t pc);

/// `pc` if it lies in the executable, else the nearest return address above
/// `frame` that does: who called the library that calls us.
std::uint64_t caller_in_program(std::uint64_t pc, const void* frame);

/// The same for a thread that a signal interrupted at `pc` - 1, wherever that
/// is; called by the handler of that signal.
void write_interrupted_stack(call_stack& stack, std::uint64_t pc,
                             std::uint32_t node);

}  // namespace explorer

#endif
